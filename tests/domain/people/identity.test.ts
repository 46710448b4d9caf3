import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { type World, aWorld, anAdministrator, minute } from '../../support/world.ts'

const asker = 'this browser'
const from = { asker, next: '/calendar' }
const åse = { issuer: 'https://login.example.dk', subject: 'åse', email: 'aase@example.dk', name: 'Åse Holm' }
const karen = { ...åse, subject: 'karen', email: anAdministrator.email }

const identities = ({ db }: World) => db.selectFrom('identity').selectAll().execute()

describe('an errand to the provider', () => {
  test('ends once, in the browser that began it', async () => {
    const { core } = await aWorld()
    const { state, nonce, verifier } = await core.accounts.beginErrand(from)
    expect(verifier.length).toBeGreaterThanOrEqual(43)
    await refused(core.accounts.endErrand({ asker: 'another browser', state }), 'errand_over')
    await refused(core.accounts.endErrand({ asker: null, state }), 'errand_over')
    await refused(core.accounts.endErrand({ asker, state: 'guessed' }), 'errand_over')
    const ends = [core.accounts.endErrand({ asker, state }), core.accounts.endErrand({ asker, state })]
    const ended = await Promise.allSettled(ends)
    expect(ended.filter(({ status }) => status === 'fulfilled')).toMatchObject([
      { value: { nonce, verifier, next: '/calendar' } },
    ])
  })

  test('may take a quarter of an hour', async () => {
    const { core, clock } = await aWorld()
    const { state } = await core.accounts.beginErrand(from)
    clock.pass(15 * minute)
    await refused(core.accounts.endErrand({ asker, state }), 'errand_over')
  })
})

describe('somebody whom the provider vouches for', () => {
  test('gets an account when they have a name, and is known from then on', async () => {
    const world = await aWorld()
    const { accounts } = world.core
    expect(await accounts.arrive(from, åse)).toEqual({ is: 'asks_name' })
    expect(await accounts.readArrival(asker)).toEqual({ name: 'Åse Holm' })
    expect(await accounts.readArrival('another browser')).toBeNull()
    await refused(accounts.nameArrival(asker, { name: '' }), 'name_missing')
    await refused(accounts.nameArrival('another browser', { name: 'Åse' }), 'errand_over')
    const { accountId, next } = await accounts.nameArrival(asker, { name: 'Åse' })
    expect(next).toBe('/calendar')
    expect(await accounts.emailOf(accountId)).toBe(åse.email)
    expect(await accounts.arrive(from, åse)).toEqual({ is: 'known', accountId })
    await refused(accounts.nameArrival(asker, { name: 'Åse' }), 'errand_over')
  })

  test('in two tabs at the same instant gets one account', async () => {
    const world = await aWorld()
    const { accounts } = world.core
    await accounts.arrive(from, åse)
    const names = [accounts.nameArrival(asker, { name: 'Åse' }), accounts.nameArrival(asker, { name: 'Åse' })]
    expect((await Promise.allSettled(names)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await identities(world)).toHaveLength(1)
  })

  test('waits for half an hour', async () => {
    const { core, clock } = await aWorld()
    await core.accounts.arrive(from, åse)
    clock.pass(30 * minute)
    expect(await core.accounts.readArrival(asker)).toBeNull()
    await refused(core.accounts.nameArrival(asker, { name: 'Åse' }), 'errand_over')
  })

  test('with the address of an account gets nowhere before its owner has logged in', async () => {
    const world = await aWorld()
    const { accounts } = world.core
    expect(await accounts.arrive(from, karen)).toEqual({ is: 'asks_owner' })
    expect(await accounts.readArrival(asker)).toBeNull()
    await refused(accounts.nameArrival(asker, { name: 'Karen' }), 'errand_over')

    const somebody = (await world.citizen()).account?.id ?? ''
    const owner = world.administrator.account?.id ?? ''
    await accounts.tieArrival(asker, somebody)
    await accounts.tieArrival('another browser', owner)
    expect(await identities(world)).toEqual([])
    await accounts.tieArrival(asker, owner)
    expect(await accounts.arrive(from, karen)).toEqual({ is: 'known', accountId: owner })
  })

  test('takes over no account that was made while they thought of a name', async () => {
    const world = await aWorld()
    const { core } = world
    await core.accounts.arrive(from, åse)
    const asked = {
      asker: 'elsewhere',
      language: 'da' as const,
      origin: 'https://raad.example.dk',
      next: null,
    }
    await core.accounts.askForLink(asked, { email: åse.email })
    const mail = await core.mail.take()
    const secret = mail?.letter.content.link?.split('/').at(-1)
    await core.accounts.useLogin({ secret, name: 'Åse' })
    await refused(core.accounts.nameArrival(asker, { name: 'Åse' }), 'email_taken')
    expect(await identities(world)).toEqual([])
  })

  test('whose address can be none has none', async () => {
    const { core } = await aWorld()
    await core.accounts.arrive(from, { ...åse, email: 'x@y\r\nBcc: alle@example.dk' })
    const { accountId } = await core.accounts.nameArrival(asker, { name: 'Åse' })
    expect(await core.accounts.emailOf(accountId)).toBeNull()
  })

  test('is forgotten with their account', async () => {
    const world = await aWorld()
    const { accounts } = world.core
    await accounts.arrive(from, åse)
    const { accountId } = await accounts.nameArrival(asker, { name: 'Åse' })
    await accounts.beginErrand(from)
    const actor = { account: { id: accountId, name: 'Åse', roles: [] }, keyIn: () => null }
    await accounts.erase(actor, { words: 'stay' })
    expect(await identities(world)).toEqual([])
    expect(await accounts.arrive(from, åse)).toEqual({ is: 'asks_name' })
  })
})
