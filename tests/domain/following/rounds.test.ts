/** Rounds as a server makes them, minute by minute: everything is told, and nothing twice. */
import { expect, test } from 'vitest'
import { lookBackMs } from '../../../server/telling.ts'
import { type World, aPost, aWorld, hour, minute } from '../../support/world.ts'

const origin = 'https://raad.example.dk'

async function laidForth() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId } = meeting
  await meeting.say('Bænke i læ')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const [birgit, kurt] = [await meeting.citizen('Birgit Møller'), await meeting.citizen('Kurt Bo')]
  await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'at_once' })
  meeting.clock.pass(minute)
  const submit = (text: string) => core.contributions.submit(kurt, aPost(threadId, text))
  return { ...meeting, submit, rounds: roundsOf(meeting) }
}

function roundsOf({ core, clock }: World) {
  let since = clock.now() - minute
  const round = async () => {
    const begun = clock.now()
    await core.following.wakeAtOnce(since)
    since = begun - lookBackMs
    while (await core.following.postDigests(origin));
    const told: string[][] = []
    for (let mail = await core.mail.take(); mail; mail = await core.mail.take()) {
      const { digest } = await core.mail.about(mail.letter)
      if (digest) told.push(digest.news.threads.flatMap(({ words }) => words.map(({ text }) => text)))
      await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
    }
    return told
  }
  return async (count: number) => {
    const all: string[][] = []
    for (let i = 0; i < count; i++) {
      clock.pass(minute)
      all.push(...(await round()))
    }
    return all
  }
}

test('what comes at any moment around a mail that goes out at once is told once', async () => {
  const { clock, submit, rounds } = await laidForth()
  await submit('Et træ')
  expect(await rounds(10)).toEqual([])
  clock.pass(10_000)
  await submit('Og skygge')
  clock.pass(40_000)
  await submit('Og vand')
  clock.pass(-50_000)
  expect(await rounds(1)).toEqual([['Et træ']])
  expect(await rounds(30)).toEqual([['Og skygge', 'Og vand']])
})

test('what is let through just before a mail goes out is told by the next, and no second time', async () => {
  const { clock, core, host, submit, rounds } = await laidForth()
  await submit('Et træ')
  const { id } = await submit('Alligevel fint')
  await core.moderation.hold(host, { id })
  expect(await rounds(10)).toEqual([])
  clock.pass(30_000)
  await core.moderation.release(host, { id })
  clock.pass(-30_000)
  expect(await rounds(30)).toEqual([['Et træ'], ['Alligevel fint']])
})

test('who was told everything is not made due again by a server that starts anew', async () => {
  const { clock, core, db, submit, rounds } = await laidForth()
  await submit('Et træ')
  expect(await rounds(12)).toEqual([['Et træ']])
  await core.following.wakeAtOnce(clock.now() - hour)
  expect(await db.selectFrom('follow').select('dueAt').execute()).toEqual([{ dueAt: null }])
})
