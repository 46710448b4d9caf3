import { expect, test } from 'vitest'
import type { RecordInput } from '../../../src/lib/contract/inputs/recording.ts'
import { refused } from '../../support/refused.ts'
import { type Meeting, aKey, aWorld, anOpenMeeting, evening } from '../../support/world.ts'

const aStop = (place = 'Brugsen i Aaby') => ({ key: aKey(), place, startsAt: evening })

const heardAt = ({ meetingId, threadId }: Meeting, stop = aStop()): RecordInput => ({
  ...{ key: aKey(), meetingId, threadId, channel: 'outreach', text: 'Bussen kommer for sjældent.' },
  ...{ stop, consent: true },
})

test('what was heard carries its stop, also one that nobody has told the server of', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  const stop = aStop()
  await core.contributions.record(host, heardAt(meeting, stop))
  await core.contributions.record(host, heardAt(meeting, stop))
  expect(await core.outreach.stops(host, meetingId)).toEqual([stop])
  const { upserts } = await core.feed.since(meetingId, 'room', 0)
  expect(upserts.contributions).toMatchObject([
    { channel: 'outreach', place: 'Brugsen i Aaby' },
    { channel: 'outreach', place: 'Brugsen i Aaby' },
  ])
})

test('nobody is written down who was not asked', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const unasked = { ...heardAt(meeting), consent: false }
  await refused(meeting.core.contributions.record(meeting.host, unasked), 'consent_missing')
  await meeting.core.contributions.record(meeting.host, heardAt(meeting))
  const row = await meeting.db.selectFrom('contribution').select('consentedAt').executeTakeFirstOrThrow()
  expect(row.consentedAt).toBe(meeting.clock.now())
})

test('stops stand in the order of the day, and are corrected under their key', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  const [early, late] = [aStop('Havnen'), { ...aStop('Torvet'), startsAt: evening + 60_000 }]
  for (const stop of [late, early]) await core.outreach.planStop(host, { meetingId, ...stop })
  await core.outreach.planStop(host, { meetingId, ...early, place: 'Havnen, ved kranen' })
  expect((await core.outreach.stops(host, meetingId)).map(({ place }) => place)).toEqual([
    'Havnen, ved kranen',
    'Torvet',
  ])
})

test('a stop belongs to one meeting, and to who leads it', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  const stop = aStop()
  await core.outreach.planStop(host, { meetingId, ...stop })
  const other = await anOpenMeeting(meeting)
  await refused(core.contributions.record(host, heardAt(other, stop)), 'not_found')
  await refused(core.outreach.planStop(meeting.phone(), { meetingId, ...aStop() }), 'forbidden')
  await refused(core.outreach.stops(meeting.phone(), meetingId), 'login_first')
})

test('who renames a stop renames it where its words are read', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  const stop = aStop('Havnen')
  await core.contributions.record(host, heardAt(meeting, stop))
  const { head } = await core.feed.since(meetingId, 'room', 0)
  await core.outreach.planStop(host, { meetingId, ...stop, place: 'Lystbådehavnen' })
  const { upserts } = await core.feed.since(meetingId, 'room', head)
  expect(upserts.contributions).toMatchObject([{ place: 'Lystbådehavnen' }])
})

test('a stop goes while nobody was heard there, and only by who leads', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  const [quiet, heard] = [aStop('Torvet'), aStop('Havnen')]
  await core.outreach.planStop(host, { meetingId, ...quiet })
  await core.contributions.record(host, heardAt(meeting, heard))
  await refused(core.outreach.dropStop(meeting.phone(), { meetingId, key: quiet.key }), 'forbidden')
  await refused(core.outreach.dropStop(host, { meetingId, key: heard.key }), 'stop_used')
  await core.outreach.dropStop(host, { meetingId, key: quiet.key })
  await refused(core.outreach.dropStop(host, { meetingId, key: quiet.key }), 'not_found')
  expect(await core.outreach.stops(host, meetingId)).toEqual([heard])
})

test('a computer that was out with a stop when it was dropped brings it back with its words', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  const stop = aStop()
  await core.outreach.planStop(host, { meetingId, ...stop })
  await core.outreach.dropStop(host, { meetingId, key: stop.key })
  await core.contributions.record(host, heardAt(meeting, stop))
  expect(await core.outreach.stops(host, meetingId)).toEqual([stop])
})
