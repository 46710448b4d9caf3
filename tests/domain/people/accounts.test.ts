import { describe, expect, test } from 'vitest'
import { createCore } from '../../../server/core.ts'
import { nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { aWorld, anAdministrator } from '../../support/world.ts'

/** As on the first start: nobody has set anything up. */
async function unsettled() {
  const { tools, epoch } = await aWorld()
  await tools.write((trx) => trx.deleteFrom('account').execute())
  return createCore(tools, () => epoch.value).accounts
}

describe('the set-up link', () => {
  test('makes the first administrator, who can log in', async () => {
    const accounts = await unsettled()
    const secret = (await accounts.offerSetUp()) ?? ''
    expect(await accounts.isSetUpLink(secret)).toBe(true)
    const { accountId } = await accounts.setUp({ secret, ...anAdministrator })
    const { email, password } = anAdministrator
    expect(await accounts.checkPassword({ email: ` ${email.toUpperCase()}`, password })).toEqual({
      accountId,
    })
    expect(await accounts.municipality()).toEqual({ municipality: 'Nørre Sundby Kommune', contact: '' })
  })

  test('works once', async () => {
    const accounts = await unsettled()
    const secret = (await accounts.offerSetUp()) ?? ''
    await accounts.setUp({ secret, ...anAdministrator })
    expect(await accounts.isSetUpLink(secret)).toBe(false)
    await refused(accounts.setUp({ secret, ...anAdministrator, email: 'ny@example.dk' }), 'setup_done')
    expect(await accounts.offerSetUp()).toBeNull()
  })

  test('of an earlier start works no more', async () => {
    const accounts = await unsettled()
    const [first, second] = [await accounts.offerSetUp(), await accounts.offerSetUp()]
    await refused(accounts.setUp({ secret: first, ...anAdministrator }), 'setup_done')
    expect(await accounts.setUp({ secret: second, ...anAdministrator })).toBeTruthy()
  })

  test.each([
    [{ secret: 'guess' }, 'setup_done'],
    [{ email: 'karen' }, 'email_wrong'],
    [{ password: 'kort' }, 'password_short'],
    [{ password: 'x'.repeat(257) }, 'password_long'],
    [{ municipality: ' ' }, 'field_missing'],
  ] as const)('with %j is refused, and can be used again', async (wrong, reason) => {
    const accounts = await unsettled()
    const secret = await accounts.offerSetUp()
    await refused(accounts.setUp({ secret, ...anAdministrator, ...wrong }), reason)
    expect(await accounts.setUp({ secret, ...anAdministrator })).toBeTruthy()
  })
})

describe('where the municipality can be reached', () => {
  const changed = { municipality: 'Nørre Sundby', contact: 'raadslag@example.dk' }

  test('is what was written at set-up', async () => {
    const accounts = await unsettled()
    const secret = await accounts.offerSetUp()
    await accounts.setUp({ secret, ...anAdministrator, contact: ' 12 34 56 78 ' })
    expect(await accounts.municipality()).toMatchObject({ contact: '12 34 56 78' })
  })

  test('can be changed by an administrator', async () => {
    const { core, administrator } = await aWorld()
    await core.accounts.changeMunicipality(administrator, changed)
    expect(await core.accounts.municipality()).toEqual(changed)
  })

  test('is changed by nobody else', async () => {
    const { core, facilitator } = await aWorld()
    await refused(core.accounts.changeMunicipality(await facilitator(), changed), 'forbidden')
    await refused(core.accounts.changeMunicipality(nobody, changed), 'login_first')
    expect(await core.accounts.municipality()).not.toEqual(changed)
  })
})

describe('logging in', () => {
  test('the answer does not say whether it was the address or the password', async () => {
    const { core } = await aWorld()
    const { email, password } = anAdministrator
    await refused(core.accounts.checkPassword({ email, password: 'en anden adgangskode' }), 'login_wrong')
    await refused(core.accounts.checkPassword({ email: 'ukendt@example.dk', password }), 'login_wrong')
  })
})
