import { describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'

describe('the environment', () => {
  test('may be empty', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '0.0.0.0',
      dataDir: './data',
      databaseUrl: null,
      origin: null,
      trustedProxies: [],
      logLevel: 'info',
      metricsToken: null,
      smtpUrl: null,
      mailFrom: { name: null, address: 'raadslag@localhost' },
      oidc: null,
    })
  })

  test('is read once, and cannot be changed afterwards', () => {
    const environment = { PORT: '4000' }
    const config = readConfig(environment)
    environment.PORT = '5000'
    expect(config.port).toBe(4000)
    expect(Object.isFrozen(config)).toBe(true)
  })

  test.each([
    ['HTTPS://Raad.Example.dk', 'https://raad.example.dk'],
    ['https://raad.example.dk/', 'https://raad.example.dk'],
    ['https://raad.example.dk:443', 'https://raad.example.dk'],
    ['http://192.168.1.20:3000', 'http://192.168.1.20:3000'],
  ])('ORIGIN=%s is taken as browsers spell it', (ORIGIN, origin) => {
    expect(readConfig({ ORIGIN }).origin).toBe(origin)
  })

  test('TRUSTED_PROXIES is a list of addresses, networks and names', () => {
    expect(
      readConfig({ TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,fd00::/8, 192.168.1.1' }).trustedProxies,
    ).toEqual(['loopback', '10.0.0.0/8', 'fd00::/8', '192.168.1.1'])
  })

  test.each([
    ['PORT', '3000 '],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['HOST', 'http://localhost'],
    ['DATABASE_URL', 'mysql://localhost/raad'],
    ['DATABASE_URL', 'postgres://localhost:port/raad'],
    ['ORIGIN', 'raad.example.dk'],
    ['ORIGIN', 'https://raad.example.dk/forum'],
    ['ORIGIN', 'https://somebody@raad.example.dk'],
    ['ORIGIN', 'ftp://raad.example.dk'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1,proxy.example'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_TOKEN', 'short'],
    ['OIDC_ISSUER', 'login.example.dk'],
    ['OIDC_ISSUER', 'http://login.example.dk'],
    ['OIDC_ISSUER', 'https://login.example.dk/?x=1'],
    ['OIDC_NAME', 'x'.repeat(41)],
    ['OIDC_SCOPE', 'email profile'],
    ['OIDC_SCOPE', 'openid  email'],
    ['SMTP_URL', 'mail.example.dk'],
    ['SMTP_URL', 'smtp://'],
    ['MAIL_FROM', 'Rådslag'],
    ['MAIL_FROM', 'Rådslag\r\nBcc: x <raad@example.dk>'],
    ['TZ', 'Europe/Kobenhavn'],
  ])('%s=%s stops the start with a sentence that names it and gives an example', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} .*\\.$`))
  })

  test.each([
    ['raad@example.dk', { name: null, address: 'raad@example.dk' }],
    [
      'Rådslag i Nørre Sundby <raad@example.dk>',
      { name: 'Rådslag i Nørre Sundby', address: 'raad@example.dk' },
    ],
  ])('MAIL_FROM=%s has a name or none', (MAIL_FROM, mailFrom) => {
    expect(readConfig({ MAIL_FROM, SMTP_URL: 'smtp://localhost' }).mailFrom).toEqual(mailFrom)
  })

  const provider = {
    OIDC_ISSUER: 'https://login.example.dk',
    OIDC_CLIENT_ID: 'raad',
    OIDC_CLIENT_SECRET: 'x',
  }
  const ORIGIN = 'https://raad.example.dk'

  test('a login provider has a name for its button and a scope, if nothing else is said', () => {
    expect(readConfig({ ...provider, ORIGIN }).oidc).toEqual({
      ...{ issuer: provider.OIDC_ISSUER, clientId: 'raad', clientSecret: 'x' },
      ...{ name: 'OpenID', scope: 'openid email profile' },
    })
  })

  test.each(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'ORIGIN'])('a login provider needs %s', (name) => {
    expect(() => readConfig({ ...provider, ORIGIN, [name]: '' })).toThrow(/^OIDC_CLIENT_ID and .*\.$/)
  })

  test('SMTP_URL needs somebody whom mails come from', () => {
    expect(() => readConfig({ SMTP_URL: 'smtps://mail.example.dk' })).toThrow(/^MAIL_FROM .*\.$/)
  })
})
