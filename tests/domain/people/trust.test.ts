import { describe, expect, test } from 'vitest'
import { type Actor, nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { aWorld } from '../../support/world.ts'

const idOf = ({ account }: Actor): string => account?.id ?? ''
const role = 'official' as const

/** As the next request would read it. */
async function rolesOf({ db }: Awaited<ReturnType<typeof aWorld>>, actor: Actor) {
  const row = await db.selectFrom('account').select('roles').where('id', '=', idOf(actor)).executeTakeFirst()
  return JSON.parse(row?.roles ?? '[]') as string[]
}

describe('a role', () => {
  test('is given by an administrator, with an office, and anybody may read it', async () => {
    const world = await aWorld()
    const { core, administrator } = world
    const birgit = await world.citizen('Birgit Møller')
    await core.accounts.giveRole(administrator, { accountId: idOf(birgit), role, office: ' Byplanchef ' })
    expect(await rolesOf(world, birgit)).toEqual(['official'])
    expect(await core.accounts.roleActs()).toMatchObject([
      { act: 'give', role, office: 'Byplanchef', name: 'Birgit Møller', by: 'Karen Holm' },
    ])
  })

  test('is taken, and the log has both, newest first', async () => {
    const world = await aWorld()
    const { core, administrator } = world
    const birgit = await world.citizen()
    await core.accounts.giveRole(administrator, { accountId: idOf(birgit), role })
    await core.accounts.giveRole(administrator, { accountId: idOf(birgit), role: 'secretary' })
    await core.accounts.takeRole(administrator, { accountId: idOf(birgit), role })
    expect(await rolesOf(world, birgit)).toEqual(['secretary'])
    expect((await core.accounts.roleActs()).map(({ act }) => act)).toEqual(['take', 'give', 'give'])
  })

  test('given or taken twice is written down once, and another office again', async () => {
    const world = await aWorld()
    const { core, administrator } = world
    const accountId = idOf(await world.citizen())
    for (const office of ['Byplanchef', 'Byplanchef', 'Direktør'])
      await core.accounts.giveRole(administrator, { accountId, role, office })
    for (let i = 0; i < 2; i++) await core.accounts.takeRole(administrator, { accountId, role })
    expect((await core.accounts.roleActs()).map(({ office }) => office)).toEqual([
      null,
      'Direktør',
      'Byplanchef',
    ])
  })

  test('is given by nobody else', async () => {
    const { core, facilitator, citizen } = await aWorld()
    const accountId = idOf(await citizen())
    for (const act of [core.accounts.giveRole, core.accounts.takeRole]) {
      await refused(act(nobody, { accountId, role }), 'login_first')
      await refused(act(await facilitator(), { accountId, role }), 'forbidden')
      await refused(act(await citizen(), { accountId, role: 'administrator' }), 'forbidden')
    }
    expect(await core.accounts.roleActs()).toEqual([])
  })

  test('is given by no administrator who is none any more, whatever their login says', async () => {
    const world = await aWorld()
    const { core, administrator, facilitator } = world
    const dorte = await facilitator()
    await core.accounts.giveRole(administrator, { accountId: idOf(dorte), role: 'administrator' })
    await core.accounts.takeRole(dorte, { accountId: idOf(administrator), role: 'administrator' })
    await refused(core.accounts.giveRole(administrator, { accountId: idOf(dorte), role }), 'forbidden')
  })

  test.each([
    [{ accountId: '0'.repeat(26) }, 'not_found'],
    [{ accountId: 'x' }, 'not_found'],
    [{ role: 'king' }, 'malformed'],
    [{ office: 'x'.repeat(61) }, 'text_too_long'],
  ] as const)('of %j is refused', async (wrong, reason) => {
    const { core, administrator } = await aWorld()
    const input = { accountId: idOf(administrator), role, ...wrong }
    await refused(core.accounts.giveRole(administrator, input), reason)
  })
})

describe('the last administrator', () => {
  test('keeps the role', async () => {
    const world = await aWorld()
    const { core, administrator } = world
    const input = { accountId: idOf(administrator), role: 'administrator' }
    await refused(core.accounts.takeRole(administrator, input), 'last_administrator')
    expect(await rolesOf(world, administrator)).toEqual(['administrator'])
  })

  test('is left when two take it from each other at the same instant', async () => {
    const world = await aWorld()
    const { core, administrator, facilitator } = world
    const dorte = await facilitator()
    await core.accounts.giveRole(administrator, { accountId: idOf(dorte), role: 'administrator' })
    const taken = await Promise.allSettled([
      core.accounts.takeRole(administrator, { accountId: idOf(dorte), role: 'administrator' }),
      core.accounts.takeRole(dorte, { accountId: idOf(administrator), role: 'administrator' }),
    ])
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const left = [...(await rolesOf(world, administrator)), ...(await rolesOf(world, dorte))]
    expect(left.filter((one) => one === 'administrator')).toHaveLength(1)
  })
})

test('nobody can change or remove what the log says, not even in the database', async () => {
  const { core, administrator, tools, citizen } = await aWorld()
  await core.accounts.giveRole(administrator, { accountId: idOf(await citizen()), role })
  const kept = 'Who was trusted with what stays on record.'
  await expect(tools.write((trx) => trx.deleteFrom('roleAct').execute())).rejects.toThrow(kept)
  const forged = tools.write((trx) => trx.updateTable('roleAct').set({ office: 'x' }).execute())
  await expect(forged).rejects.toThrow(kept)
})
