/** The environment, read once. Nobody else looks at it. */
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import * as v from 'valibot'

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))
const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const

const Environment = v.object({
  PORT: v.optional(v.pipe(wholeNumber, v.maxValue(65_535)), '3000'),
  HOST: v.optional(v.pipe(v.string(), v.regex(/^[\w.:-]+$/)), '0.0.0.0'),
  DATA_DIR: v.optional(v.string(), './data'),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//), v.url())),
  ORIGIN: v.optional(v.pipe(v.string(), v.check(isOrigin), v.transform(originOf))),
  TRUSTED_PROXIES: v.optional(v.pipe(v.string(), v.transform(listed), v.everyItem(isNetwork)), ''),
  LOG_LEVEL: v.optional(v.picklist(logLevels), 'info'),
  METRICS_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^\S{16,}$/))),
  SMTP_URL: v.optional(v.pipe(v.string(), v.regex(/^smtps?:\/\//), v.check(hasHost))),
  MAIL_FROM: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => senderFrom(text) !== null),
      v.transform(senderFrom),
    ),
  ),
  OIDC_ISSUER: v.optional(v.pipe(v.string(), v.check(isIssuer))),
  OIDC_CLIENT_ID: v.optional(v.pipe(v.string(), v.nonEmpty())),
  OIDC_CLIENT_SECRET: v.optional(v.pipe(v.string(), v.nonEmpty())),
  OIDC_NAME: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40)), 'OpenID'),
  OIDC_SCOPE: v.optional(
    v.pipe(v.string(), v.regex(/^(?=.*\bopenid\b)[\w:./-]+( [\w:./-]+)*$/)),
    'openid email profile',
  ),
  TZ: v.optional(v.pipe(v.string(), v.check(isTimeZone)), 'Europe/Copenhagen'),
})

const mend: Record<keyof typeof Environment.entries, string> = {
  PORT: 'PORT must be a whole number from 0 to 65535, for instance PORT=3000.',
  HOST: 'HOST must be an address of this machine or its name, for instance HOST=127.0.0.1.',
  DATA_DIR: 'DATA_DIR must be a folder, for instance DATA_DIR=./data.',
  DATABASE_URL: 'DATABASE_URL must begin with postgres://, or be left out for SQLite in DATA_DIR.',
  ORIGIN:
    'ORIGIN must be the address people use, without a path, for instance ORIGIN=https://raad.example.dk.',
  TRUSTED_PROXIES:
    'TRUSTED_PROXIES must be addresses or networks with commas between, for instance TRUSTED_PROXIES=loopback,10.0.0.0/8.',
  LOG_LEVEL: `LOG_LEVEL must be one of ${logLevels.join(', ')}.`,
  METRICS_TOKEN: 'METRICS_TOKEN must have at least 16 characters and no spaces.',
  SMTP_URL:
    'SMTP_URL must begin with smtp:// or smtps://, for instance SMTP_URL=smtp://name:password@mail.example.dk:587.',
  MAIL_FROM:
    'MAIL_FROM must be an address to send from, and is needed with SMTP_URL, for instance MAIL_FROM="Rådslag <raadslag@example.dk>".',
  OIDC_ISSUER:
    'OIDC_ISSUER must be the https address of the login provider, for instance OIDC_ISSUER=https://login.example.dk.',
  OIDC_CLIENT_ID:
    'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be what the login provider gave you, and are needed with OIDC_ISSUER; so is ORIGIN, where it sends people back to.',
  OIDC_CLIENT_SECRET: 'OIDC_CLIENT_SECRET must be what the login provider gave you.',
  OIDC_NAME:
    'OIDC_NAME must be what stands on the button, at most 40 characters, for instance OIDC_NAME=MitID.',
  OIDC_SCOPE:
    'OIDC_SCOPE must be names with spaces between, openid among them, for instance OIDC_SCOPE="openid email profile".',
  TZ: 'TZ must be the name of a time zone, for instance TZ=Europe/Copenhagen.',
}

export type Config = Readonly<{
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  /** As people's browsers see it; null: whatever name they used. */
  origin: string | null
  trustedProxies: string[]
  logLevel: (typeof logLevels)[number]
  metricsToken: string | null
  /** Null: mails become files in `DATA_DIR/outbox`. */
  smtpUrl: string | null
  mailFrom: MailFrom
  /** Null: nobody logs in by another provider. */
  oidc: OidcConfig | null
}>

export interface MailFrom {
  /** Null: the municipality's own. */
  name: string | null
  address: string
}

export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string
  /** What stands on the button. */
  name: string
  scope: string
}

/** Nobody's, for mails that only become files. */
const nobodysAddress = 'raadslag@localhost'

/**
 * Throws one sentence that says what is wrong and how to mend it.
 * @param usual of what is not set, where that is another than for the server.
 */
export function readConfig(
  environment: NodeJS.ProcessEnv = process.env,
  usual: Partial<Record<keyof typeof mend, string>> = {},
): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== '')
  const set = { ...usual, ...Object.fromEntries(given) }
  const parsed = v.safeParse(Environment, set)
  if (!parsed.success)
    throw new Error(mend[v.getDotPath(parsed.issues[0])?.split('.')[0] as keyof typeof mend])
  const { PORT, HOST, DATA_DIR, DATABASE_URL, ORIGIN, TRUSTED_PROXIES, LOG_LEVEL, METRICS_TOKEN, TZ } =
    parsed.output
  const { SMTP_URL, MAIL_FROM } = parsed.output
  if (SMTP_URL && !MAIL_FROM) throw new Error(mend.MAIL_FROM)
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_SCOPE } = parsed.output
  if (OIDC_ISSUER && !(OIDC_CLIENT_ID && OIDC_CLIENT_SECRET && ORIGIN)) throw new Error(mend.OIDC_CLIENT_ID)
  environment.TZ = TZ
  return Object.freeze({
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL ?? null,
    origin: ORIGIN ?? null,
    trustedProxies: TRUSTED_PROXIES,
    logLevel: LOG_LEVEL,
    metricsToken: METRICS_TOKEN ?? null,
    smtpUrl: SMTP_URL ?? null,
    mailFrom: MAIL_FROM ?? { name: null, address: nobodysAddress },
    oidc: OIDC_ISSUER
      ? {
          ...{ issuer: OIDC_ISSUER, name: OIDC_NAME, scope: OIDC_SCOPE },
          ...{ clientId: OIDC_CLIENT_ID ?? '', clientSecret: OIDC_CLIENT_SECRET ?? '' },
        }
      : null,
  })
}

/** What it means that something is not set, and how to set it, for whoever starts the server. */
export const adviceOn = ({ origin, smtpUrl }: Pick<Config, 'origin' | 'smtpUrl'>): string[] => [
  ...(smtpUrl
    ? []
    : ['No mails are sent: they become files in DATA_DIR/outbox. To send them, set SMTP_URL and MAIL_FROM.']),
  ...(origin
    ? []
    : [
        'Links in mails lead to this machine, if anywhere. For people elsewhere, set ORIGIN to the address they use.',
      ]),
]

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
}

/** Over plain http only on this machine, where nobody listens. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.search || url.hash) return false
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
  )
}

/** As browsers spell it: small letters, no usual port, no slash. */
function originOf(text: string): string {
  return new URL(text).origin
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', prefix = '0', ...rest] = text.split('/')
  const bits = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1
  return rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits
}

function hasHost(text: string): boolean {
  return (URL.parse(text)?.hostname ?? '') !== ''
}

/** `raadslag@example.dk` or `Rådslag <raadslag@example.dk>`. */
function senderFrom(text: string): MailFrom | null {
  const [, name = '', bracketed] = /^([^<>@]*)<([^<>]+)>$/.exec(text.trim()) ?? []
  const address = (bracketed ?? text).trim()
  const isAddress = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(address)
  // eslint-disable-next-line no-control-regex -- a line break in it would be a header of somebody else's
  return isAddress && !/[\u0000-\u001f]/.test(name) ? { name: name.trim() || null, address } : null
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('da', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** This machine's address in the hall's network, for phones; null where it has none. */
export function localAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null
}
