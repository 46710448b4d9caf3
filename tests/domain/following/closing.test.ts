/** A closing day that comes before the next mail of a follower. */
import { expect, test } from 'vitest'
import { aWorld, hour, minute } from '../../support/world.ts'

const day = 24 * hour

/** Followed since Tuesday; hour by hour from Saturday evening, what each mail says of the closing day. */
async function following(rhythm: string, kind: 'thread' | 'meeting' = 'thread') {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId, clock } = meeting
  await meeting.say('Bænke i læ')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const target = kind === 'thread' ? threadId : meetingId
  await core.following.follow(await meeting.citizen(), 'da', { kind, target, rhythm })
  // Saturday.
  clock.pass(4 * day)
  while (await core.following.postDigests(null));
  const setClosing = (on: string) => core.hosting.setClosing(host, { threadId, on })
  async function told(hours: number) {
    const all: { at: number; closesAt: number | null | undefined }[] = []
    for (let i = 0; i < hours; i++) {
      const since = clock.now() - minute
      await core.following.wakeAtOnce(since)
      clock.pass(hour)
      while (await core.following.postDigests(null));
      for (let mail = await core.mail.take(); mail; mail = await core.mail.take()) {
        const { digest } = await core.mail.about(mail.letter)
        if (digest) all.push({ at: clock.now(), closesAt: digest.news.threads[0]?.closesAt })
        await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
      }
    }
    return all
  }
  return { ...meeting, setClosing, told }
}

test.each(['thread', 'meeting'] as const)(
  'is told to a weekly follower of the %s the morning after, once',
  async (kind) => {
    const { clock, setClosing, told } = await following('weekly', kind)
    await setClosing('2026-04-22')
    const closesAt = Date.UTC(2026, 3, 22, 22)
    const mails = await told(14 * 24)
    expect(mails).toMatchObject([{ closesAt }])
    expect(mails[0]?.at).toBeLessThan(clock.now() - 13 * day)
  },
)

test('that is today is told at once', async () => {
  const { setClosing, told } = await following('daily')
  await setClosing('2026-04-18')
  expect(await told(48)).toMatchObject([{ closesAt: Date.UTC(2026, 3, 18, 22) }])
})

test('that comes after the next mail waits for that, and never is never', async () => {
  for (const [rhythm, mails] of [
    ['weekly', 1],
    ['never', 0],
  ] as const) {
    const { setClosing, told } = await following(rhythm)
    await setClosing('2026-04-25')
    expect(await told(4 * 24)).toEqual([])
    expect(await told(4 * 24)).toHaveLength(mails)
  }
})
