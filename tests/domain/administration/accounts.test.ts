import { describe, expect, test } from 'vitest'
import { createLogins } from '../../../server/auth/logins.ts'
import { type Actor, nobody } from '../../../server/domain/people/actor.ts'
import { addressOf } from '../../../server/domain/people/accounts.ts'
import { possibleHosts } from '../../../server/domain/threads/host.ts'
import { refused } from '../../support/refused.ts'
import { type World, aWorld } from '../../support/world.ts'

const idOf = ({ account }: Actor): string => account?.id ?? ''
const here = { language: 'da' as const, origin: 'https://raad.example.dk' }

const found = async ({ core, administrator }: World, find: object) =>
  (await core.administration.accounts(administrator, find)).accounts.map(({ name }) => name)

const actsOf = ({ db }: World) =>
  db.selectFrom('adminAct').select(['act', 'about', 'personId']).orderBy('id').execute()

describe('an administrator finds', () => {
  test('by a part of the name or the address, however it is written', async () => {
    const world = await aWorld()
    await world.citizen('Birgit Østergaard')
    await world.citizen('Åse Holm')
    expect(await found(world, { text: 'østergaard' })).toEqual(['Birgit Østergaard'])
    expect(await found(world, { text: 'ØSTER' })).toEqual(['Birgit Østergaard'])
    expect(await found(world, { text: 'åse h' })).toEqual(['Åse Holm'])
    expect(await found(world, { text: 'KAREN@example' })).toEqual(['Karen Holm'])
    expect(await found(world, { text: 'Holm' })).toEqual(['Åse Holm', 'Karen Holm'])
    expect(await found(world, { text: '%' })).toEqual([])
    expect(await found(world, { role: 'administrator' })).toEqual(['Karen Holm'])
  })

  test('a page at a time, nobody twice and nobody never', async () => {
    const world = await aWorld()
    for (let i = 1; i <= 65; i++) await world.citizen(`Borger ${i}`)
    const seen: string[] = []
    let after: string | null = null
    for (let page = 0; page < 3; page++) {
      const list = await world.core.administration.accounts(world.administrator, { after })
      seen.push(...list.accounts.map(({ name }) => name))
      after = list.next
    }
    expect(after).toBeNull()
    expect(seen).toHaveLength(66)
    expect(new Set(seen).size).toBe(66)
  })

  test('and nobody else does', async () => {
    const { core, administrator, facilitator, citizen } = await aWorld()
    const accountId = idOf(administrator)
    const verbs = [
      (actor: Actor) => core.administration.accounts(actor, {}),
      (actor: Actor) => core.administration.account(actor, { accountId }),
      (actor: Actor) => core.administration.invited(actor),
      (actor: Actor) => core.administration.block(actor, { accountId, reason: 'spam' }),
      (actor: Actor) => core.administration.unblock(actor, { accountId }),
      (actor: Actor) => core.administration.endLogins(actor, { accountId }),
      (actor: Actor) => core.administration.erase(actor, { accountId, words: 'go' }),
      (actor: Actor) => core.administration.invite(actor, here, { email: 'ole@example.dk' }),
      (actor: Actor) => core.administration.endInvited(actor, { email: 'ole@example.dk' }),
      (actor: Actor) => core.administration.health(actor),
      (actor: Actor) => core.administration.tryMailAgain(actor),
      (actor: Actor) => core.administration.changeRetention(actor, { months: '3' }),
    ]
    for (const verb of verbs) {
      await refused(verb(nobody), 'login_first')
      await refused(verb(await facilitator()), 'forbidden')
      await refused(verb(await citizen()), 'forbidden')
    }
  })
})

describe('a blocked account', () => {
  test('is logged in nowhere, and cannot log in until it is opened again', async () => {
    const world = await aWorld()
    const { core, administrator, tools } = world
    const birgit = await world.citizen('Birgit Møller')
    const logins = createLogins(tools)
    const token = await logins.begin(idOf(birgit))
    expect(await logins.whoHas(token)).not.toBeNull()
    const input = { accountId: idOf(birgit), reason: 'threats' }
    await core.administration.block(administrator, input)
    await core.administration.block(administrator, input)
    expect(await logins.whoHas(token)).toBeNull()
    const login = {
      way: 'mail',
      browser: null,
      system: null,
      isKnown: true,
      language: 'da',
      link: null,
    } as const
    await refused(core.accounts.announceLogin(idOf(birgit), login), 'account_blocked')
    // One that slipped in at the same instant is nobody's.
    expect(await logins.whoHas(await logins.begin(idOf(birgit)))).toBeNull()
    await core.administration.unblock(administrator, input)
    await core.accounts.announceLogin(idOf(birgit), login)
    expect(await logins.whoHas(await logins.begin(idOf(birgit)))).not.toBeNull()
    expect(await actsOf(world)).toEqual([
      { act: 'block', about: 'threats', personId: idOf(birgit) },
      { act: 'unblock', about: null, personId: idOf(birgit) },
    ])
  })

  test('is offered no thread to lead, and is written to by nobody', async () => {
    const { core, administrator, facilitator, db, threadId } = await aWorld().withOpenMeeting()
    const dorte = await facilitator('Dorte Dam')
    const hosts = async () => (await possibleHosts(db, threadId)).map(({ name }) => name)
    expect(await hosts()).toContain('Dorte Dam')
    expect(await addressOf(db, idOf(dorte))).not.toBeNull()
    await core.administration.block(administrator, { accountId: idOf(dorte), reason: 'taken_over' })
    expect(await hosts()).not.toContain('Dorte Dam')
    expect(await addressOf(db, idOf(dorte))).toBeNull()
  })

  test('is not that of the last administrator who can log in', async () => {
    const world = await aWorld()
    const { core, administrator } = world
    const dorte = await world.facilitator()
    await refused(
      core.administration.block(administrator, { accountId: idOf(administrator), reason: 'own_wish' }),
      'last_administrator',
    )
    await core.accounts.giveRole(administrator, { accountId: idOf(dorte), role: 'administrator' })
    await core.administration.block(administrator, { accountId: idOf(dorte), reason: 'own_wish' })
    const own = { accountId: idOf(administrator), role: 'administrator' }
    await refused(core.accounts.takeRole(administrator, own), 'last_administrator')
    await refused(core.accounts.erase(administrator, { words: 'stay' }), 'last_administrator')
    await refused(core.administration.unblock(dorte, { accountId: idOf(dorte) }), 'forbidden')
  })

  test('needs a reason of the list', async () => {
    const { core, administrator, citizen } = await aWorld()
    const accountId = idOf(await citizen())
    await refused(core.administration.block(administrator, { accountId, reason: 'x' }), 'field_missing')
  })
})

test('logins are ended on every device, and it is on record', async () => {
  const world = await aWorld()
  const birgit = await world.citizen()
  const logins = createLogins(world.tools)
  const tokens = [await logins.begin(idOf(birgit)), await logins.begin(idOf(birgit))]
  await world.core.administration.endLogins(world.administrator, { accountId: idOf(birgit) })
  for (const token of tokens) expect(await logins.whoHas(token)).toBeNull()
  expect(await actsOf(world)).toMatchObject([{ act: 'end_logins', personId: idOf(birgit) }])
})

test('who asked to be erased is, and only the place of it stays in the log', async () => {
  const world = await aWorld()
  const { core, administrator, db } = world
  const birgit = await world.citizen('Birgit Møller')
  await core.administration.erase(administrator, { accountId: idOf(birgit), words: 'stay' })
  const row = await db.selectFrom('account').selectAll().where('id', '=', idOf(birgit)).executeTakeFirst()
  expect(row).toMatchObject({ name: '', email: null, blockedAt: null, lastLoginAt: null })
  expect(await actsOf(world)).toEqual([{ act: 'erase', about: null, personId: idOf(birgit) }])
  await refused(
    core.administration.erase(administrator, { accountId: idOf(birgit), words: 'stay' }),
    'not_found',
  )
})

describe('who is invited', () => {
  const email = 'ole@example.dk'
  const comes = async ({ core, tools, db }: World) => {
    await core.accounts.askForLink({ asker: 'x', language: 'da', origin: here.origin, next: null }, { email })
    const { content } = await db
      .selectFrom('letter')
      .select('content')
      .where('kind', '=', 'login')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const { link } = JSON.parse(content ?? '') as { link: string }
    void tools
    return core.accounts.useLogin({ secret: link.split('/').at(-1), name: 'Ole Bo' })
  }

  test('gets a letter, and is trusted with the role when they come', async () => {
    const world = await aWorld()
    const { core, administrator, db } = world
    await core.administration.invite(administrator, here, {
      email: ' OLE@example.dk ',
      role: 'official',
      office: 'Byplanchef',
    })
    expect(await core.administration.invited(administrator)).toMatchObject([
      { email, role: 'official', by: 'Karen Holm' },
    ])
    expect(await db.selectFrom('mail').select('address').execute()).toEqual([{ address: email }])
    const { accountId } = await comes(world)
    expect(await core.administration.account(administrator, { accountId })).toMatchObject({
      ...{ name: 'Ole Bo', roles: ['official'], offices: { official: 'Byplanchef' } },
    })
    expect(await core.accounts.roleActs()).toMatchObject([{ act: 'give', name: 'Ole Bo', by: 'Karen Holm' }])
    expect(await core.administration.invited(administrator)).toEqual([])
    expect(JSON.stringify(await actsOf(world))).not.toContain('ole@')
  })

  test('is a citizen when it was taken back, when it is too late, or when who invited is no administrator', async () => {
    for (const before of ['taken back', 'late', 'other']) {
      const world = await aWorld()
      const { core, administrator, clock } = world
      const dorte = await world.facilitator()
      await core.accounts.giveRole(administrator, { accountId: idOf(dorte), role: 'administrator' })
      await core.administration.invite(dorte, here, { email, role: 'secretary' })
      if (before === 'taken back') await core.administration.endInvited(administrator, { email })
      if (before === 'late') clock.pass(15 * 24 * 3_600_000)
      if (before === 'other')
        await core.accounts.takeRole(administrator, { accountId: idOf(dorte), role: 'administrator' })
      const { accountId } = await comes(world)
      const { roles } = await core.administration.account(administrator, { accountId })
      expect(roles, before).toEqual([])
    }
  })

  test('is forgotten when the time is over, and not invited who is there', async () => {
    const { core, administrator, clock } = await aWorld()
    await core.administration.invite(administrator, here, { email })
    expect(await core.administration.forgetInvited()).toBe(0)
    clock.pass(15 * 24 * 3_600_000)
    expect(await core.administration.forgetInvited()).toBe(1)
    await refused(
      core.administration.invite(administrator, here, { email: 'karen@example.dk' }),
      'account_there',
    )
  })
})

test('everybody may read who is trusted with what', async () => {
  const { core, administrator, citizen } = await aWorld()
  const accountId = idOf(await citizen('Birgit Møller'))
  await core.accounts.giveRole(administrator, { accountId, role: 'secretary', office: 'Sekretær for rådet' })
  expect(await core.accounts.holders()).toEqual([
    { name: 'Birgit Møller', role: 'secretary', office: 'Sekretær for rådet' },
    { name: 'Karen Holm', role: 'administrator', office: null },
  ])
})

test('nobody can change or remove what administrators did, not even in the database', async () => {
  const { core, administrator, tools } = await aWorld()
  await core.administration.changeRetention(administrator, { months: '3' })
  const kept = 'What administrators did stays on record.'
  await expect(tools.write((trx) => trx.deleteFrom('adminAct').execute())).rejects.toThrow(kept)
  await expect(
    tools.write((trx) => trx.updateTable('adminAct').set({ after: '4' }).execute()),
  ).rejects.toThrow(kept)
})
