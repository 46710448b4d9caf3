import { describe, expect, test } from 'vitest'
import type { Core } from '../../../server/core.ts'
import { type World, aWorld, anAdministrator, hour, minute } from '../../support/world.ts'
import { refused } from '../../support/refused.ts'

const unknown = 'ny@example.dk'
const asked = {
  asker: 'this browser',
  language: 'da' as const,
  origin: 'https://raad.example.dk',
  next: null,
}

/** Asks for a link, and takes the mail that comes. */
async function mailTo({ core }: World, email: string, more: Partial<typeof asked> = {}) {
  await core.accounts.askForLink({ ...asked, ...more }, { email })
  return nextMail(core)
}

async function nextMail(core: Core) {
  await core.mail.expire()
  const mail = (await core.mail.take()) ?? expect.fail('No mail has come.')
  await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
  const { link, said } = mail.letter.content
  return { mail, secret: link?.split('/').at(-1) ?? '', code: said?.code ?? '' }
}

const others = (code: string) => (code === 'AAAAAA' ? 'CCCCCC' : 'AAAAAA')

describe('a link by mail', () => {
  test('logs in to the account of its address, once', async () => {
    const world = await aWorld()
    const { accounts } = world.core
    const { mail, secret } = await mailTo(world, ` ${anAdministrator.email.toUpperCase()}`)
    expect(mail).toMatchObject({ address: anAdministrator.email, letter: { kind: 'login' } })
    expect(mail.letter.content.link).toBe(`https://raad.example.dk/login/${secret}`)
    expect(await accounts.readLoginLink(secret)).toBe('works')
    expect(await accounts.useLogin({ secret })).toEqual({
      ...{ accountId: world.administrator.account?.id, next: null, way: 'mail' },
    })
    await refused(accounts.useLogin({ secret }), 'login_link_used')
    await refused(accounts.useLoginCode(asked.asker, { code: 'AAAAAA' }), 'login_code_over')
    expect(await accounts.readLoginLink(secret)).toBe('over')
  })

  test('makes an account of an unknown address, once it has a name', async () => {
    const world = await aWorld()
    const { accounts } = world.core
    const { secret } = await mailTo(world, unknown)
    expect(await accounts.readLoginLink(secret)).toBe('asks_name')
    await refused(accounts.useLogin({ secret }), 'name_missing')
    await refused(accounts.useLogin({ secret, name: ' ' }), 'name_missing')
    await refused(accounts.useLogin({ secret, name: 'x'.repeat(61) }), 'text_too_long')
    await refused(accounts.useLogin({ secret, name: '010190-1234' }), 'cpr_number')
    const { accountId } = await accounts.useLogin({ secret, name: '<b>Åse</b>' })
    const row = await world.db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', accountId)
      .executeTakeFirst()
    expect(row).toMatchObject({ email: unknown, name: '<b>Åse</b>', roles: '[]', passwordHash: null })
  })

  test('lives ten minutes', async () => {
    const world = await aWorld()
    const { secret, code } = await mailTo(world, unknown)
    world.clock.pass(10 * minute)
    await refused(world.core.accounts.useLogin({ secret, name: 'Åse' }), 'login_link_used')
    await refused(world.core.accounts.useLoginCode(asked.asker, { code, name: 'Åse' }), 'login_code_over')
  })

  test('ends the one before it of the same browser, also where that was not sent yet', async () => {
    const world = await aWorld()
    const { accounts, mail } = world.core
    const first = await mailTo(world, unknown)
    await accounts.askForLink(asked, { email: unknown })
    const third = await mailTo(world, unknown)
    await mail.expire()
    expect(await mail.take()).toBeNull()
    await refused(accounts.useLogin({ secret: first.secret, name: 'Åse' }), 'login_link_used')
    expect(await accounts.useLogin({ secret: third.secret, name: 'Åse' })).toBeTruthy()
  })

  test('is ended by nobody who types the address elsewhere, and when one is used all of them are', async () => {
    const world = await aWorld()
    const { accounts } = world.core
    const mine = await mailTo(world, unknown)
    const theirs = await mailTo(world, unknown, { asker: 'a stranger’s browser' })
    expect(await accounts.readLoginLink(mine.secret)).toBe('asks_name')
    expect(await accounts.readLoginLink(theirs.secret)).toBe('asks_name')
    await accounts.useLogin({ secret: mine.secret, name: 'Ny Borger' })
    await refused(accounts.useLogin({ secret: theirs.secret }), 'login_link_used')
    await refused(accounts.useLoginCode('a stranger’s browser', { code: theirs.code }), 'login_code_over')
  })

  test('has no link where the server cannot be sure of its own address, and the code works', async () => {
    const world = await aWorld()
    const { mail, code } = await mailTo(world, unknown, { origin: null as unknown as string })
    expect(mail.letter.content.link).toBeNull()
    expect(await world.core.accounts.useLoginCode(asked.asker, { code, name: 'Åse' })).toBeTruthy()
  })

  test('used in two tabs at the same instant lets one in, and makes one account', async () => {
    const world = await aWorld()
    const { secret, code } = await mailTo(world, unknown)
    const { accounts } = world.core
    const attempts = await Promise.allSettled([
      accounts.useLogin({ secret, name: 'Åse' }),
      accounts.useLogin({ secret, name: 'Åse' }),
      accounts.useLoginCode(asked.asker, { code, name: 'Åse' }),
      accounts.useLogin({ secret, name: 'Åse' }),
    ])
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const attempt of attempts)
      if (attempt.status === 'rejected')
        expect(['login_link_used', 'login_code_over']).toContain((attempt.reason as Error).message)
    const made = await world.db.selectFrom('account').selectAll().where('email', '=', unknown).execute()
    expect(made).toHaveLength(1)
  })

  test('asked for in two tabs at the same instant, one of the two works', async () => {
    const world = await aWorld()
    const { core } = world
    await Promise.all([
      core.accounts.askForLink(asked, { email: unknown }),
      core.accounts.askForLink(asked, { email: unknown }),
    ])
    const links = await world.db.selectFrom('loginLink').selectAll().execute()
    expect(links).toHaveLength(1)
  })

  test('leaves nothing of an address that nobody came from', async () => {
    const world = await aWorld()
    await mailTo(world, unknown)
    expect(await world.core.accounts.forgetAsked()).toBe(0)
    world.clock.pass(10 * minute)
    expect(await world.core.accounts.forgetAsked()).toBe(1)
    expect(await world.core.accounts.forgetAsked()).toBe(0)
  })

  test('is stored nowhere once it is sent', async () => {
    const world = await aWorld()
    const { secret, code } = await mailTo(world, unknown)
    for (const table of ['loginLink', 'letter', 'mail', 'setting'] as const) {
      const rows = JSON.stringify(await world.db.selectFrom(table).selectAll().execute())
      expect(rows).not.toContain(secret)
      expect(rows).not.toContain(`"${code}"`)
    }
  })

  test.each([
    ['', 'email_wrong'],
    ['karen', 'email_wrong'],
    ['karen@example.dk\r\nBcc: alle@example.dk', 'email_wrong'],
    ['"karen x"@example.dk', 'email_wrong'],
    [`${'x'.repeat(300)}@example.dk`, 'email_wrong'],
    ['x'.repeat(400), 'email_wrong'],
    ['a@b@example.dk', 'email_wrong'],
    ['a@example.dk,b@example.dk', 'email_wrong'],
  ] as const)('is not sent to %j', async (email, reason) => {
    const { core } = await aWorld()
    await refused(core.accounts.askForLink(asked, { email }), reason)
    expect(await core.mail.take()).toBeNull()
  })

  test('reaches an address with æøå, which is the same however it is spelled', async () => {
    const world = await aWorld()
    const { secret, mail } = await mailTo(world, 'Søren@Rødby.dk')
    expect(mail.address).toBe('søren@xn--rdby-gra.dk')
    const { accountId } = await world.core.accounts.useLogin({ secret, name: 'Søren' })
    const again = await mailTo(world, 'SØREN@xn--rdby-gra.dk')
    expect(await world.core.accounts.useLogin({ secret: again.secret })).toMatchObject({ accountId })
  })
})

describe('the code', () => {
  test('logs in where it was asked for, however it is typed', async () => {
    const world = await aWorld()
    const { code } = await mailTo(world, anAdministrator.email, { next: '/meetings/new' as unknown as null })
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `.replace('V', 'U')
    expect(await world.core.accounts.useLoginCode(asked.asker, { code: typed })).toMatchObject({
      accountId: world.administrator.account?.id,
      next: '/meetings/new',
    })
  })

  test('is worth nothing in another browser, or in one that never asked', async () => {
    const world = await aWorld()
    const { code } = await mailTo(world, anAdministrator.email)
    await refused(world.core.accounts.useLoginCode('another browser', { code }), 'login_code_over')
    await refused(world.core.accounts.useLoginCode(null, { code }), 'login_code_over')
  })

  test('is over after five wrong ones, and the link goes on', async () => {
    const world = await aWorld()
    const { accounts } = world.core
    const { secret, code } = await mailTo(world, anAdministrator.email)
    for (let i = 0; i < 4; i++)
      await refused(accounts.useLoginCode(asked.asker, { code: others(code) }), 'login_code_wrong')
    await refused(accounts.useLoginCode(asked.asker, { code: others(code) }), 'login_code_over')
    await refused(accounts.useLoginCode(asked.asker, { code }), 'login_code_over')
    expect(await accounts.useLogin({ secret })).toBeTruthy()
  })

  test('is guessed at by many at the same instant no oftener', async () => {
    const world = await aWorld()
    const { code } = await mailTo(world, anAdministrator.email)
    const guesses = Array.from({ length: 12 }, () =>
      world.core.accounts
        .useLoginCode(asked.asker, { code: others(code) })
        .catch(({ reason }: { reason: string }) => reason),
    )
    const said = await Promise.all(guesses)
    expect(said.filter((reason) => reason === 'login_code_wrong')).toHaveLength(4)
  })
})

describe('a link that is handed over', () => {
  test('logs in once, for twelve hours', async () => {
    const { core, administrator, clock } = await aWorld()
    const accountId = administrator.account?.id ?? ''
    const { secret } = await core.accounts.offerLogin(accountId)
    expect(await core.accounts.readLoginLink(secret)).toBe('works')
    expect(await core.accounts.useLogin({ secret })).toMatchObject({ accountId, way: 'handed' })
    await refused(core.accounts.useLogin({ secret }), 'login_link_used')
    const { secret: late } = await core.accounts.offerLogin(accountId)
    clock.pass(12 * hour)
    await refused(core.accounts.useLogin({ secret: late }), 'login_link_used')
  })

  test('is stored nowhere', async () => {
    const { core, administrator, db } = await aWorld()
    const { secret } = await core.accounts.offerLogin(administrator.account?.id ?? '')
    const links = await db.selectFrom('loginLink').selectAll().execute()
    expect(links).toHaveLength(1)
    expect(JSON.stringify(links)).not.toContain(secret)
  })
})
