/** Whatever is done at a rehearsal, the database is afterwards what it was before. */
import { expect, test } from 'vitest'
import { everyRow } from '../../support/rows.ts'
import { refused } from '../../support/refused.ts'
import { aMeeting, aPhone, aPost } from '../../support/world.ts'
import { type Town, aTown, doings, everything, unless } from '../../feed/doings.ts'

/** All but what closes the room, after which little can be done, and what plans another meeting, which is no rehearsal. */
const elsewhere = [
  ...[doings['meeting.closed'], doings['meeting.published'], doings['contribution.let_in']],
  ...[doings['thread.rearranged'], doings['report.moved'], doings['proposal.changed']],
]
const whileOpen = everything.filter((doing) => !elsewhere.includes(doing))

/** A town with words of its own, and a rehearsal in which everything is done that can be. */
async function aBusyRehearsal(town: Town) {
  const { core, host, meetingId, db } = await aMeeting(town, { title: 'Til generalprøve' })
  for (const { meetingId: open } of town.meetings.slice(0, 2))
    await core.meetings.close(host, { meetingId: open })
  const before = await everyRow(db)
  const copy = await core.rehearsals.copy(host, { meetingId })
  const rehearsing: Town = { ...town, host, meetings: [copy], phones: new Map(), walls: new Map(), posts: [] }
  for (const name of ['contribution.received', 'contribution.put_on_wall'] as const)
    await doings[name](rehearsing, 1)
  await core.moderation.makeNewPhonesWait(host, { meetingId: copy.meetingId, wait: true })
  for (const n of [1, 3, 5, 7])
    for (const doing of whileOpen) await doing(rehearsing, n).catch(unless(() => {}))
  return { before, copyId: copy.meetingId, host }
}

/** People's accounts are their own, and no part of a rehearsal: those that were made meanwhile stay. */
async function rowsWithout(db: Town['db'], before: Awaited<ReturnType<typeof everyRow>>) {
  const rows = await everyRow(db)
  return { ...rows, account: rows.account?.filter((row) => before.account?.includes(row)) }
}

test('a rehearsal leaves no trace in any table', async () => {
  const town = await aTown()
  const { core } = town
  const { before, copyId, host } = await aBusyRehearsal(town)
  const during = await everyRow(town.db)
  for (const table of [
    'contribution',
    'moderation',
    'room_act',
    'showing',
    'theme',
    'promise',
    'speaker',
    'feed',
  ])
    expect(during[table]?.length, table).toBeGreaterThan(before[table]?.length ?? 0)

  await core.rehearsals.end(host, { meetingId: copyId })
  expect(await core.rehearsals.due()).toEqual([copyId])
  expect(await core.rehearsals.erase(copyId)).toBe(true)
  expect(await rowsWithout(town.db, before)).toEqual(before)
  expect(await core.rehearsals.erase(copyId)).toBe(false)
  await refused(core.people.enter(aPhone(town, copyId), copyId), 'join_first')
  await refused(core.meetings.read(host, copyId), 'not_found')
})

test('one that nobody ended is closed first, and only then goes', async () => {
  const town = await aTown()
  const { core } = town
  const { before, copyId } = await aBusyRehearsal(town)
  await core.rehearsals.close(copyId)
  await core.rehearsals.erase(copyId)
  expect(await rowsWithout(town.db, before)).toEqual(before)
})

test('who writes at the instant at which it goes is refused, or goes with it', async () => {
  const town = await aTown()
  const { core, db, tools, meetings, host } = town
  for (const { meetingId } of meetings.slice(0, 2)) await core.meetings.close(host, { meetingId })
  const { meetingId } = await aMeeting(town)
  const before = await everyRow(db)
  const copy = await core.rehearsals.copy(host, { meetingId })
  const { threads } = await core.meetings.read(host, copy.meetingId)
  const phones = [1, 2, 3, 4].map(() => aPhone({ tools }, copy.meetingId))
  await core.rehearsals.close(copy.meetingId)
  await Promise.allSettled([
    ...phones.map((phone) => core.contributions.submit(phone, aPost(threads[0]?.id ?? ''))),
    core.rehearsals.erase(copy.meetingId),
    ...phones.map((phone) => core.contributions.submit(phone, aPost(threads[0]?.id ?? ''))),
  ])
  await core.rehearsals.erase(copy.meetingId)
  expect(await everyRow(db)).toEqual(before)
})

test('a real meeting is neither ended like this nor erased, and its log stays', async () => {
  const town = await aTown()
  const { core, host, db } = town
  const [first] = town.meetings
  const meetingId = first?.meetingId ?? ''
  await refused(core.rehearsals.end(host, { meetingId }), 'forbidden')
  await core.meetings.close(host, { meetingId })
  expect(await core.rehearsals.erase(meetingId)).toBe(false)
  await core.moderation.hold(host, { id: town.posts[0]?.id })
  await expect(db.deleteFrom('moderation').execute()).rejects.toThrow('stays on record')
})
