import { describe, expect, test } from 'vitest'
import { nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { aWorld, hour } from '../../support/world.ts'

const newcomer = { name: 'Bo Friis', email: 'bo@example.dk', password: 'en lang adgangskode' }

async function anInvitation() {
  const world = await aWorld().withMeeting()
  const { core, host, meetingId } = world
  const { secret } = await core.people.invite(host, { meetingId })
  return { ...world, secret }
}

describe('an invitation to lead', () => {
  test('says to what and by whom, and makes an account that leads this meeting', async () => {
    const { core, secret, meetingId, host } = await anInvitation()
    expect(await core.people.readInvitation(secret)).toMatchObject({ meetingId, by: host.account?.name })
    const { accountId } = await core.people.acceptInvitation(nobody, { secret, newcomer })
    expect(await core.accounts.checkPassword(newcomer)).toEqual({ accountId })
    const bo = {
      account: { id: accountId, name: newcomer.name, roles: ['facilitator' as const] },
      keyIn: () => null,
    }
    expect((await core.meetings.readDesk(bo, meetingId)).facilitators).toHaveLength(2)
  })

  test('adds whoever is logged in, without another account', async () => {
    const { core, secret, meetingId, facilitator } = await anInvitation()
    const dorte = await facilitator()
    await refused(core.meetings.readDesk(dorte, meetingId), 'not_found')
    await core.people.acceptInvitation(dorte, { secret })
    expect((await core.meetings.readDesk(dorte, meetingId)).invitations).toEqual([])
  })

  test('works once, also for two at the same instant', async () => {
    const { core, secret, facilitator, meetingId, host } = await anInvitation()
    const [one, other] = [await facilitator('En'), await facilitator('Anden')]
    const settled = await Promise.allSettled([
      core.people.acceptInvitation(one, { secret }),
      core.people.acceptInvitation(other, { secret }),
    ])
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await core.meetings.readDesk(host, meetingId)).facilitators).toHaveLength(2)
  })

  test('works for two days, and not when it was ended', async () => {
    const { core, secret, clock, host, meetingId } = await anInvitation()
    clock.pass(48 * hour)
    await refused(core.people.acceptInvitation(nobody, { secret, newcomer }), 'invitation_wrong')
    const { secret: another } = await core.people.invite(host, { meetingId })
    const [open] = (await core.meetings.readDesk(host, meetingId)).invitations
    await core.people.endInvitation(host, { meetingId, invitationId: open?.id })
    expect(await core.people.readInvitation(another)).toBeNull()
    await refused(core.people.acceptInvitation(nobody, { secret: another, newcomer }), 'invitation_wrong')
  })

  test('ends with the leading of who made it', async () => {
    const { core, host, meetingId, facilitator, secret } = await anInvitation()
    const bo = await facilitator('Bo Friis')
    await core.people.acceptInvitation(bo, { secret })
    const theirs = async () => (await core.people.invite(bo, { meetingId })).secret
    const before = await theirs()
    await core.people.endFacilitator(host, { meetingId, accountId: bo.account?.id })
    expect(await core.people.readInvitation(before)).toBeNull()
    await refused(core.people.acceptInvitation(bo, { secret: before }), 'invitation_wrong')
    const { secret: again } = await core.people.invite(host, { meetingId })
    await core.people.acceptInvitation(bo, { secret: again })
    const last = await theirs()
    expect(await core.people.readInvitation(last)).not.toBeNull()
    await core.accounts.erase(bo, { words: 'stay' })
    expect(await core.people.readInvitation(last)).toBeNull()
  })

  test('takes over nobody’s account, and stays open for a login', async () => {
    const { core, secret, host, meetingId } = await anInvitation()
    await core.people.acceptInvitation(nobody, { secret, newcomer })
    const { secret: second } = await core.people.invite(host, { meetingId })
    await refused(core.people.acceptInvitation(nobody, { secret: second, newcomer }), 'email_taken')
    expect(await core.people.readInvitation(second)).not.toBeNull()
  })

  test('is for those who lead to give', async () => {
    const { core, facilitator, meetingId } = await anInvitation()
    await refused(core.people.invite(await facilitator(), { meetingId }), 'not_found')
  })

  test('is stored as a hash alone', async () => {
    const { db, secret } = await anInvitation()
    const rows = await db.selectFrom('invitation').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
  })
})

test('a facilitator may be taken off a meeting, but not the last of them', async () => {
  const { core, secret, meetingId, host } = await anInvitation()
  const { accountId } = await core.people.acceptInvitation(nobody, { secret, newcomer })
  await core.people.endFacilitator(host, { meetingId, accountId })
  const { facilitators } = await core.meetings.readDesk(host, meetingId)
  expect(facilitators.map(({ id }) => id)).toEqual([host.account?.id])
  await refused(
    core.people.endFacilitator(host, { meetingId, accountId: host.account?.id }),
    'last_facilitator',
  )
})

test('who was let in to lead, and who no longer does, stands in the log', async () => {
  const { core, host, meetingId, secret } = await anInvitation()
  const { accountId } = await core.people.acceptInvitation(nobody, { secret, newcomer })
  await core.people.endFacilitator(host, { meetingId, accountId })
  await core.people.endFacilitator(host, { meetingId, accountId })
  const acts = (await core.moderation.readLog(host, meetingId)).reverse()
  expect(acts.map(({ by, act, person }) => [by, act, person])).toEqual([
    [host.account?.name, 'invite_leader', null],
    [newcomer.name, 'become_leader', null],
    [host.account?.name, 'end_leader', newcomer.name],
  ])
})
