/** Who follows a thread hears what became of it as a whole. */
import { expect, test } from 'vitest'
import { aWorld, hour } from '../../support/world.ts'

const day = 24 * hour
const origin = 'https://raad.example.dk'

/** Two threads that are laid forth, and somebody who hears daily of the first. */
async function followed() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, clock, host, meetingId, threadIds } = meeting
  const [square = '', roads = ''] = threadIds
  const bench = await meeting.say('Flere bænke i læ.', { threadId: square })
  const bus = await meeting.say('Bussen kommer for sjældent.', { threadId: roads })
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const birgit = await meeting.citizen('Birgit Møller')
  await core.following.follow(birgit, 'da', { kind: 'thread', target: square, rhythm: 'daily' })
  clock.pass(hour)
  const told = async () => {
    clock.pass(day)
    await core.following.postDigests(origin)
    const mail = await core.mail.take()
    const news = mail && (await core.mail.about(mail.letter)).digest?.news
    if (mail) await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
    return news?.threads ?? []
  }
  return { ...meeting, square, roads, bench, bus, birgit, told }
}

test('that words went to another thread, and came back', async () => {
  const { core, host, square, roads, bench, told } = await followed()
  await core.threads.move(host, { threadId: square, contributionIds: [bench], intoId: roads })
  const question = 'Hvordan kommer vi frem?'
  expect(await told()).toMatchObject([{ words: [], turns: [{ is: 'moved_away', question, count: 1 }] }])
  expect(await told()).toEqual([])
  await core.threads.move(host, { threadId: roads, contributionIds: [bench], intoId: square })
  expect(await told()).toMatchObject([{ turns: [{ is: 'moved_here', question, count: 1 }] }])
})

test('that another thread went into it, and what was summed up, with its text', async () => {
  const { core, host, square, roads, bench, told } = await followed()
  await core.threads.merge(host, { threadId: roads, intoId: square })
  const paragraphs = [{ text: 'Man ønsker bænke.', sources: [bench] }]
  await core.sums.draft(host, { threadId: square, paragraphs })
  await core.sums.publish(host, { threadId: square, seen: 0 })
  expect(await told()).toMatchObject([
    {
      turns: [
        { is: 'merged', question: 'Hvordan kommer vi frem?' },
        { is: 'summed', by: 'Mette Skov', text: 'Man ønsker bænke.' },
      ],
    },
  ])
})

test('not of a summary that was withdrawn before it was told, and not of a thread behind closed doors', async () => {
  const { core, db, host, square, roads, bench, meetingId, told } = await followed()
  await core.sums.draft(host, { threadId: square, paragraphs: [{ text: 'Bænke.', sources: [bench] }] })
  await core.sums.publish(host, { threadId: square, seen: 0 })
  await core.sums.withdraw(host, { threadId: square, seen: 1 })
  expect(await told()).toEqual([])
  await core.threads.move(host, { threadId: square, contributionIds: [bench], intoId: roads })
  await db.updateTable('meeting').set({ access: 'closed' }).where('id', '=', meetingId).execute()
  expect(await told()).toEqual([])
})

test('at once as well, and not of what they did themselves', async () => {
  const { core, clock, host, birgit, square, roads, bench } = await followed()
  for (const who of [birgit, host])
    await core.following.follow(who, 'da', { kind: 'thread', target: square, rhythm: 'at_once' })
  const since = clock.now()
  clock.pass(1000)
  await core.threads.move(host, { threadId: square, contributionIds: [bench], intoId: roads })
  await core.following.wakeAtOnce(since)
  clock.pass(hour / 4)
  await core.following.postDigests(origin)
  expect((await core.mail.take())?.address).toBe(`${birgit.account?.id}@example.dk`)
  expect(await core.mail.take()).toBeNull()
})
