/** What was heard outside, days before there was a hall to show it in. */
import { expect, test } from 'vitest'
import { type RunningWall, aKey, aMeeting, aRunningWall, aWorld, hour, minute } from '../../support/world.ts'

const days = 24 * hour

async function heard({ core, host, meetingId, threadId }: Awaited<ReturnType<typeof aMeeting>>, n: number) {
  const asked = { meetingId, threadId, channel: 'outreach', consent: true } as const
  const ids: string[] = []
  for (let i = 0; i < n; i++)
    ids.push(
      (await core.contributions.record(host, { ...asked, key: aKey(), text: `Bussen, nummer ${i}.` })).id,
    )
  return ids
}

async function announced() {
  const meeting = await aWorld().withMeeting()
  const { core, host, meetingId } = meeting
  await core.meetings.announce(host, { meetingId })
  return meeting
}

test('waits for the wall from the opening, and every desk knows', async () => {
  const meeting = await announced()
  const { core, host, meetingId, clock } = meeting
  const [id] = await heard(meeting, 1)
  const { head } = await core.feed.since(meetingId, 'desk', 0)
  clock.pass(3 * days)
  await core.meetings.open(host, { meetingId })
  const { upserts } = await core.feed.since(meetingId, 'desk', head)
  expect(upserts.contributions).toMatchObject([{ id, desk: { readyAt: clock.now() } }])
})

test('is no wait of days in the minutes', async () => {
  const { core, host, meetingId, turn } = await opened(2)
  for (let i = 0; i < 2; i++) await turn()
  expect((await core.meetings.readDesk(host, meetingId)).fairness.longestWaitMs).toBeLessThan(minute)
})

test('takes turns with what is said in the hall', async () => {
  const wall = await opened(6)
  await wall.beat({ k: 1 })
  await wall.turn()
  const inHall = [await wall.say('Bænke'), await wall.say('Træer')]
  wall.clock.pass(minute)
  for (let i = 0; i < 4; i++) await wall.turn()
  const shown = await wall.db.selectFrom('showing').select('contributionId').orderBy('at').execute()
  expect(shown.map(({ contributionId }) => inHall.includes(contributionId))).toEqual([
    ...[false, true, false, true, false],
  ])
})

/** So many were heard three days before; and now there is a wall. */
async function opened(n: number): Promise<RunningWall> {
  const meeting = await announced()
  const { core, host, meetingId, threadId, clock } = meeting
  await heard(meeting, n)
  clock.pass(3 * days)
  await core.meetings.open(host, { meetingId })
  const say: RunningWall['say'] = async (text) =>
    (await core.contributions.submit(meeting.phone(), { key: aKey(), threadId, text })).id
  return aRunningWall({ ...meeting, participant: meeting.phone(), say })
}
