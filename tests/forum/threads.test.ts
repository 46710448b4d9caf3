import { expect, test } from 'vitest'
import { aKey, aPhone, aPost, aStranger, aWorld, hour } from '../support/world.ts'

test('a visitor is offered the questions whose words are laid before everybody', async () => {
  const { core, host, meetingId, threadIds, say, ...world } = await aWorld().withOpenMeeting()
  const visitor = aStranger(world)
  await say('Flere bænke i læ.')
  expect(await core.threads.list(visitor)).toEqual([])
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const lines = await core.threads.list(visitor)
  expect(lines.map(({ id }) => id).sort()).toEqual([...threadIds].sort())
})

test('who was there is offered them before that', async () => {
  const { core, participant, threadIds } = await aWorld().withOpenMeeting()
  expect(await core.threads.list(participant)).toHaveLength(threadIds.length)
})

test('a question says how much was said in the room and at home, and what was taken back apart', async () => {
  const { core, host, meetingId, threadId, clock, say, phone } = await aWorld().withOpenMeeting()
  const author = phone()
  await say('Flere bænke i læ.')
  const regretted = await say('Det mente jeg ikke.', { from: author })
  await say('Jo, det gjorde du.', { parentId: regretted })
  await core.contributions.withdraw(author, { id: regretted })
  await core.meetings.close(host, { meetingId })
  clock.pass(hour)
  await say('Og et halvtag.', { from: author })

  const [line] = await core.threads.listOf(host, meetingId)
  expect(line?.counts).toMatchObject({ room: 1, home: 1, replies: 1, held: 0, withdrawn: 1 })
  expect((await core.threads.read(host, { id: threadId })).counts).toEqual(line?.counts)
})

test('a meeting that one must not know of lists no questions', async () => {
  const { core, meetingId, ...world } = await aWorld().withOpenMeeting({ access: 'closed' })
  expect(await core.threads.listOf(aStranger(world), meetingId)).toEqual([])
  expect(await core.threads.listOf(aPhone(world, meetingId), meetingId)).not.toEqual([])
})

test('a claim code is read whatever its spelling, and with the letters that look like its digits', async () => {
  const { core, participant, meetingId, threadId } = await aWorld().withOpenMeeting()
  await core.contributions.submit(participant, { ...aPost(threadId, 'Mit bidrag'), key: aKey() })
  const code = participant.keyIn(meetingId)?.claimCode ?? ''
  const misread = code.replaceAll('0', 'O').replaceAll('1', 'l').toUpperCase()
  for (const typed of [code, misread, code.match(/.{4}/g)?.join(' - ') ?? ''])
    expect((await core.people.readClaim({ code: typed })).contributions).toHaveLength(1)
  await expect(core.people.readClaim({ code: 'zzzz' })).rejects.toMatchObject({ reason: 'claim_wrong' })
})
