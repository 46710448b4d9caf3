/** A reply is news together with what it answers, as far as everybody may read that. */
import { expect, test } from 'vitest'
import { newsOf } from '../../../server/domain/following/news.ts'
import { aPost, aWorld, minute } from '../../support/world.ts'

test('a follower reads what a reply answers, also an earlier one that answers another', async () => {
  const { core, host, meetingId, threadId, clock, citizen, db } = await aWorld().withOpenMeeting()
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const [kurt, eva] = [await citizen('Kurt Bo'), await citizen('Eva Dam')]
  const { id } = await core.contributions.submit(kurt, { ...aPost(threadId, 'Et træ'), named: true })
  clock.pass(minute)
  const from = clock.now() - 1
  const reply = async (text: string, parentId: string) =>
    (await core.contributions.submit(eva, { ...aPost(threadId, text), parentId })).id
  const first = await reply('Hvilket?', id)
  clock.pass(minute)
  await reply('En eg', first)
  const read = async () => {
    const follow = { kind: 'thread' as const, target: threadId, from, until: clock.now() }
    const { threads } = await newsOf(db, [follow], null)
    return threads[0]?.words.map(({ text, isReply, answers }) => [text, isReply, answers])
  }
  expect(await read()).toEqual([
    ['Hvilket?', true, { text: 'Et træ', name: 'Kurt Bo' }],
    ['En eg', true, { text: 'Hvilket?', name: null }],
  ])
  await core.moderation.hold(host, { id: first })
  expect(await read()).toEqual([['En eg', true, null]])
  await core.contributions.withdraw(kurt, { id })
  expect(await read()).toEqual([['En eg', true, null]])
})
