import { describe, expect, test } from 'vitest'
import { createLogins } from '../../../server/auth/logins.ts'
import { nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { aWorld, anAdministrator, minute } from '../../support/world.ts'

const { email, password: present } = anAdministrator
const password = 'en ny og lang adgangskode'

/** Somebody who has a password, with two logins: one by a mail link just now, and one from before. */
async function owner() {
  const world = await aWorld()
  const { db, write } = world.tools
  const logins = createLogins({ db, write, now: world.clock.now })
  const actor = world.administrator
  const begin = async (way: 'mail' | 'password') => {
    const token = await logins.begin(actor.account?.id ?? '', { way, browser: null, system: null })
    return { token, loginId: (await logins.whoHas(token))?.id ?? null }
  }
  const [before, fresh] = [await begin('password'), await begin('mail')]
  return { ...world, accounts: world.core.accounts, actor, logins, before, fresh }
}

describe('a password', () => {
  test('is changed by who knows the present one, and ends every other login', async () => {
    const { accounts, actor, logins, before, fresh } = await owner()
    await accounts.changePassword(actor, before, { present, password })
    expect(await accounts.checkPassword({ email, password })).toBeTruthy()
    await refused(accounts.checkPassword({ email, password: present }), 'login_wrong')
    expect(await logins.whoHas(before.token)).not.toBeNull()
    expect(await logins.whoHas(fresh.token)).toBeNull()
  })

  test('is changed without it by who came by a mail link less than ten minutes ago', async () => {
    const { accounts, actor, fresh, clock } = await owner()
    expect(await accounts.readPassword(actor, fresh)).toEqual({ has: true, isFresh: true, email })
    await accounts.changePassword(actor, fresh, { password })
    expect(await accounts.checkPassword({ email, password })).toBeTruthy()
    clock.pass(10 * minute)
    expect(await accounts.readPassword(actor, fresh)).toMatchObject({ isFresh: false })
    await refused(accounts.changePassword(actor, fresh, { password: present }), 'fresh_link_first')
  })

  test('is not changed by a login that somebody else got hold of', async () => {
    const { accounts, actor, before } = await owner()
    await refused(accounts.changePassword(actor, before, { password }), 'fresh_link_first')
    await refused(accounts.changePassword(actor, before, { present: 'gættet', password }), 'password_wrong')
    await refused(accounts.removePassword(actor, before, {}), 'fresh_link_first')
    await refused(accounts.changePassword(actor, { loginId: null }, { password }), 'fresh_link_first')
    await refused(accounts.changePassword(nobody, before, { present, password }), 'login_first')
    expect(await accounts.checkPassword({ email, password: present })).toBeTruthy()
  })

  test('is removed, set again, and works only while it is there', async () => {
    const { accounts, actor, before, fresh } = await owner()
    await accounts.removePassword(actor, before, { present })
    expect(await accounts.readPassword(actor, before)).toMatchObject({ has: false })
    await refused(accounts.checkPassword({ email, password: present }), 'login_wrong')
    await refused(accounts.changePassword(actor, before, { present, password }), 'fresh_link_first')
    // It ended with the others.
    await refused(accounts.changePassword(actor, fresh, { password }), 'fresh_link_first')
  })

  test.each([
    ['kort', 'password_short'],
    ['x'.repeat(257), 'password_long'],
  ] as const)('of the wrong length is refused', async (wrong, reason) => {
    const { accounts, actor, fresh } = await owner()
    await refused(accounts.changePassword(actor, fresh, { password: wrong }), reason)
  })
})
