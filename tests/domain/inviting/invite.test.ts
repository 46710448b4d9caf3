import { describe, expect, test } from 'vitest'
import { addresses, anInviting, words } from '../../mail/inviting.ts'
import { refused } from '../../support/refused.ts'
import { aKey, aMeeting, aWorld, hour } from '../../support/world.ts'

describe('an invitation by mail', () => {
  test('waits for everybody on the list, once, and is on the log', async () => {
    const { core, host, meetingId, send, letter } = await anInviting()
    expect(await send('ole@example.dk\nIda Holm <ida@example.dk>\nOle@Example.dk\nikke en adresse')).toEqual({
      recipients: 2,
    })
    expect(await letter()).toMatchObject({ recipients: 2, waiting: 2, outcomes: [], endedAt: null })
    expect((await core.moderation.readLog(host, meetingId))[0]).toMatchObject({
      act: 'invite_by_mail',
      by: host.account?.name,
      count: 2,
    })
  })

  test('sent twice by one press is one', async () => {
    const { core, host, meetingId, send } = await anInviting()
    const key = aKey()
    await Promise.all([send('ole@example.dk', { key }), send('ole@example.dk', { key })])
    const { letters } = await core.inviting.read(host, meetingId)
    expect(letters.filter(({ kind }) => kind === 'invitation')).toHaveLength(1)
    expect(await core.moderation.readLog(host, meetingId)).toHaveLength(1)
  })

  test('goes only to the list that was looked through', async () => {
    const { core, host, meetingId, send } = await anInviting()
    const { seen } = await core.inviting.check(host, { meetingId, list: 'ole@example.dk' })
    await refused(send('ole@example.dk\nida@example.dk', { seen }), 'list_changed')
  })

  test('goes to nobody before a trial has arrived', async () => {
    const world = await aWorld()
    const startsAt = world.clock.now() + 24 * hour
    const { core, host, meetingId } = await aMeeting(world, { startsAt, endsAt: startsAt + hour })
    const list = 'ole@example.dk'
    const { seen } = await core.inviting.check(host, { meetingId, list })
    const send = () => core.inviting.send(host, { meetingId, key: aKey(), ...words, list, seen })
    await refused(send(), 'announce_first')
    await core.meetings.announce(host, { meetingId })
    await refused(send(), 'trial_first')
    await core.inviting.trial(host, { meetingId, ...words })
    await refused(send(), 'trial_first')
  })

  test('goes to nobody when the meeting has begun', async () => {
    const { core, host, meetingId, send, clock } = await anInviting()
    await core.meetings.open(host, { meetingId })
    await refused(send('ole@example.dk'), 'invited_too_late')
    const later = await anInviting()
    later.clock.pass(24 * hour)
    await refused(later.send('ole@example.dk'), 'invited_too_late')
    clock.pass(0)
  })

  test('goes to nobody from a rehearsal', async () => {
    const { core, host, meetingId } = await anInviting()
    const copy = await core.rehearsals.copy(host, { meetingId })
    const { whyNot } = await core.inviting.read(host, copy.meetingId)
    expect(whyNot).toBe('no_mail_rehearsing')
    await refused(core.inviting.trial(host, { meetingId: copy.meetingId, ...words }), 'no_mail_rehearsing')
    const list = 'ole@example.dk'
    const { seen } = await core.inviting.check(host, { meetingId: copy.meetingId, list })
    await refused(
      core.inviting.send(host, { meetingId: copy.meetingId, key: aKey(), ...words, list, seen }),
      'no_mail_rehearsing',
    )
  })

  test('reaches five thousand for each meeting, in all', async () => {
    const { send, core, host, meetingId, db } = await anInviting()
    await refused(send(addresses(5001)), 'list_too_long')
    expect(await db.selectFrom('mail').select('id').execute()).toEqual([])
    await send(addresses(4999))
    expect((await core.inviting.read(host, meetingId)).left).toBe(1)
    await refused(send('ole@example.dk\nida@example.dk'), 'list_too_long')
    await send('ole@example.dk')
  })

  test('needs somebody on the list, and words', async () => {
    const { send } = await anInviting()
    await refused(send('ingen her'), 'list_empty')
    await refused(send('ole@example.dk', { text: ' ' }), 'field_missing')
    await refused(send('ole@example.dk', { text: 'x'.repeat(6001) }), 'text_too_long')
    await refused(send('x'.repeat(900_001)), 'list_too_long')
  })

  test('is for who leads the meeting', async () => {
    const { core, meetingId, facilitator, phone } = await anInviting()
    for (const [actor, why] of [
      [await facilitator(), 'forbidden'],
      [phone(), 'login_first'],
    ] as const) {
      await refused(core.inviting.read(actor, meetingId), why)
      await refused(core.inviting.check(actor, { meetingId, list: '' }), why)
      await refused(core.inviting.trial(actor, { meetingId, ...words }), why)
      const invitation = { meetingId, key: aKey(), ...words, list: 'ole@example.dk', seen: '' }
      await refused(core.inviting.send(actor, invitation), why)
    }
  })
})

describe('a trial', () => {
  test('goes to whoever asks for it, ten times an hour', async () => {
    const { core, host, meetingId, clock, db } = await anInviting()
    for (let i = 0; i < 9; i++) await core.inviting.trial(host, { meetingId, ...words })
    await refused(core.inviting.trial(host, { meetingId, ...words }), 'trials_full')
    const own = await core.inviting.read(host, meetingId)
    const waiting = await db.selectFrom('mail').select('address').distinct().execute()
    expect(waiting).toEqual([{ address: own.own?.address }])
    clock.pass(hour + 1)
    await core.inviting.trial(host, { meetingId, ...words })
  })
})
