import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { aKey, aPhone, aPost, aStranger, aWorld, anOpenMeeting, minute } from '../../support/world.ts'

const roomOf = async (core: Awaited<ReturnType<typeof aWorld>>['core'], meetingId: string) =>
  (await core.feed.since(meetingId, 'room', 0)).upserts.contributions

describe('what a phone sends', () => {
  test('is before the room at once', async () => {
    const { core, participant, threadId, meetingId, clock } = await aWorld().withOpenMeeting()
    const { id, isNew } = await core.contributions.submit(participant, { ...aPost(threadId), name: ' Bo ' })
    expect(isNew).toBe(true)
    expect(await roomOf(core, meetingId)).toEqual([
      {
        id,
        meetingId,
        threadId,
        parentId: null,
        kind: null,
        text: 'Flere bænke i læ.',
        name: 'Bo',
        channel: 'phone',
        createdAt: clock.now(),
        editedAt: null,
        state: 'shown',
      },
    ])
  })

  test('is nothing yet for one that came in and has not written', async () => {
    const { core, participant, meetingId } = await aWorld().withOpenMeeting()
    await core.people.enter(participant, meetingId)
    expect(await core.contributions.own(participant, meetingId)).toEqual([])
    const { deviceHash = '' } = participant.keyIn(meetingId) ?? {}
    expect((await core.people.own(deviceHash)).mine).toEqual([])
  })

  test('wakes those who read this meeting, with its new head', async () => {
    const { core, participant, threadId, meetingId, woken } = await aWorld().withOpenMeeting()
    woken.length = 0
    const { heads } = await core.contributions.submit(participant, aPost(threadId))
    expect(woken).toEqual([[meetingId]])
    expect(heads.get(meetingId)?.room).toBe((await core.feed.since(meetingId, 'room', 0)).head)
  })

  test('needs a code that was used', async () => {
    const world = await aWorld().withOpenMeeting()
    await refused(world.core.contributions.submit(aStranger(world), aPost(world.threadId)), 'join_first')
  })

  test('with the key of another meeting is refused', async () => {
    const world = await aWorld().withOpenMeeting()
    const other = await anOpenMeeting(world)
    const elsewhere = aPhone(world, other.meetingId)
    expect(await other.say('Hej', { from: elsewhere })).toBeTruthy()
    await refused(world.core.contributions.submit(elsewhere, aPost(world.threadId)), 'join_first')
  })

  test('to an unknown thread is not found', async () => {
    const { core, participant } = await aWorld().withOpenMeeting()
    await refused(core.contributions.submit(participant, aPost('0'.repeat(26))), 'not_found')
  })
})

describe('the same key', () => {
  test('and the same words answer with what stands', async () => {
    const { core, participant, threadId, events } = await aWorld().withOpenMeeting()
    const post = aPost(threadId)
    const first = await core.contributions.submit(participant, post)
    events.length = 0
    const again = await core.contributions.submit(participant, { ...post, text: ` ${post.text}\r\n` })
    expect(again).toMatchObject({ id: first.id, isNew: false })
    expect(events).toEqual([])
  })

  test('answers also when the meeting has closed meanwhile', async () => {
    const { core, host, participant, threadId, meetingId } = await aWorld().withOpenMeeting()
    const post = aPost(threadId)
    const { id } = await core.contributions.submit(participant, post)
    await core.meetings.close(host, { meetingId })
    expect(await core.contributions.submit(participant, post)).toMatchObject({ id, isNew: false })
  })

  test.each([{ text: 'Andre ord' }, { name: 'Bo' }])('with %j is a conflict', async (change) => {
    const { core, participant, threadId, meetingId } = await aWorld().withOpenMeeting()
    const post = aPost(threadId)
    await core.contributions.submit(participant, post)
    await refused(core.contributions.submit(participant, { ...post, ...change }), 'key_reused')
    expect((await roomOf(core, meetingId)).map(({ text }) => text)).toEqual([post.text])
  })
})

describe('words that are refused', () => {
  test.each([
    ['', 'text_empty'],
    [' \n\t\u00a0\u200b', 'text_empty'],
    ['...', 'text_empty'],
    ['å'.repeat(401), 'text_too_long'],
    ['a'.repeat(20_001), 'text_too_long'],
    ['Ring til 010190-1234', 'cpr_number'],
    ['klokken\u0007', 'text_control'],
    ['læs \u202enegatrab', 'text_control'],
    [7, 'malformed'],
    [null, 'malformed'],
  ] as const)('%j', async (text, reason) => {
    const { core, participant, threadId, meetingId } = await aWorld().withOpenMeeting()
    await refused(core.contributions.submit(participant, { ...aPost(threadId), text }), reason)
    expect(await roomOf(core, meetingId)).toEqual([])
  })

  test.each([
    ['å'.repeat(400)],
    ['👩‍👩‍👧'.repeat(400)],
    ['<script>alert(1)</script>'],
    ['Speciallægepraksisplanlægningsstabiliseringsperiodensfirkantethed'],
    ['__proto__'],
  ])('but not %j', async (text) => {
    const { core, participant, threadId, meetingId } = await aWorld().withOpenMeeting()
    await core.contributions.submit(participant, { ...aPost(threadId), text })
    expect((await roomOf(core, meetingId)).map((view) => view.text)).toEqual([text])
  })

  test.each([
    [{ name: 'x'.repeat(61) }, 'name_too_long'],
    [{ name: '010190-1234' }, 'cpr_number'],
    [{ key: 'short' }, 'malformed'],
    [{ key: 'x'.repeat(65) }, 'malformed'],
    [{ threadId: "' or 1=1 --" }, 'not_found'],
    [{ kind: 'applause' }, 'malformed'],
  ] as const)('%j', async (wrong, reason) => {
    const { core, participant, threadId } = await aWorld().withOpenMeeting()
    await refused(core.contributions.submit(participant, { ...aPost(threadId), ...wrong }), reason)
  })

  test('an empty name is no name', async () => {
    const { core, participant, threadId, meetingId } = await aWorld().withOpenMeeting()
    await core.contributions.submit(participant, { ...aPost(threadId), name: '  ' })
    expect((await roomOf(core, meetingId))[0]?.name).toBeNull()
  })
})

describe('when', () => {
  test('before the opening nothing is received', async () => {
    const { core, host, meetingId, threadId, phone } = await aWorld().withMeeting()
    await core.meetings.announce(host, { meetingId })
    await refused(core.contributions.submit(phone(), aPost(threadId)), 'meeting_not_open')
  })

  test('after closing, words come from home and may be longer', async () => {
    const { core, host, participant, threadId, meetingId } = await aWorld().withOpenMeeting()
    await core.meetings.close(host, { meetingId })
    await core.contributions.submit(participant, aPost(threadId, 'å'.repeat(2000)))
    expect((await roomOf(core, meetingId))[0]).toMatchObject({ channel: 'online' })
    await refused(core.contributions.submit(participant, aPost(threadId, 'å'.repeat(2001))), 'text_too_long')
  })

  test('a closed thread receives nothing', async () => {
    const { core, tools, participant, threadId } = await aWorld().withOpenMeeting()
    // No verb closes a thread yet.
    await tools.write((trx) =>
      trx.updateTable('thread').set({ state: 'closed' }).where('id', '=', threadId).execute(),
    )
    await refused(core.contributions.submit(participant, aPost(threadId)), 'thread_closed')
  })

  test('a phone that is new writes three times in its first minute', async () => {
    const { core, participant, threadId, say, clock } = await aWorld().withOpenMeeting()
    for (const text of ['En', 'To', 'Tre']) await say(text, { from: participant })
    await refused(core.contributions.submit(participant, aPost(threadId)), 'too_fast')
    clock.pass(minute + 1)
    for (let i = 0; i < 12; i++) await say(`Nummer ${i}`, { from: participant })
    await refused(core.contributions.submit(participant, aPost(threadId)), 'too_fast')
  })

  test('a repeat is no haste', async () => {
    const { core, participant, threadId } = await aWorld().withOpenMeeting()
    const posts = [aPost(threadId, 'En'), aPost(threadId, 'To'), aPost(threadId, 'Tre')]
    for (const post of [...posts, ...posts]) await core.contributions.submit(participant, post)
    await refused(core.contributions.submit(participant, aPost(threadId)), 'too_fast')
  })

  test('what one phone does holds nobody else up', async () => {
    const { core, participant, threadId, say } = await aWorld().withOpenMeeting()
    for (const text of ['En', 'To', 'Tre']) await say(text, { from: participant })
    await refused(core.contributions.submit(participant, aPost(threadId)), 'too_fast')
    expect(await say('Fire')).toBeTruthy()
  })
})

describe('a reply', () => {
  test('asks, unless it says otherwise', async () => {
    const { core, say, meetingId } = await aWorld().withOpenMeeting()
    const parentId = await say('Flere bænke')
    await say('Hvor?', { parentId })
    await say('Ved kirken', { parentId, kind: 'experience' })
    expect((await roomOf(core, meetingId)).map(({ kind }) => kind)).toEqual([null, 'ask', 'experience'])
  })

  test('stands under what the room said, and there alone', async () => {
    const { core, say, threadId, host } = await aWorld().withOpenMeeting()
    const parentId = await say('Flere bænke')
    const reply = await say('Hvor?', { parentId })
    const { posts } = await core.threads.read(host, { id: threadId })
    expect(posts.map((post) => [post.id, post.replies.map(({ id }) => id)])).toEqual([[parentId, [reply]]])
  })

  test('is replied to beside it, and says whom it answers', async () => {
    const { core, say, threadId, host, meetingId } = await aWorld().withOpenMeeting()
    const parentId = await say('Flere bænke')
    const asked = await say('Hvor?', { parentId })
    const answered = await say('Ved kirken', { parentId: asked })
    const { posts } = await core.threads.read(host, { id: threadId })
    expect(posts).toMatchObject([
      {
        id: parentId,
        replies: [
          { id: asked, parentId },
          { id: answered, parentId, answersId: asked },
        ],
      },
    ])
    const said = await roomOf(core, meetingId)
    expect(said.map(({ answersId }) => answersId)).toEqual([undefined, undefined, asked])
  })

  test('that was answered and taken back leaves the answer where it stands', async () => {
    const { core, say, threadId, host, phone } = await aWorld().withOpenMeeting()
    const parentId = await say('Flere bænke')
    const from = phone()
    const asked = await say('Hvor?', { parentId, from })
    const answered = await say('Ved kirken', { parentId: asked })
    await core.contributions.withdraw(from, { id: asked })
    const { posts } = await core.threads.read(host, { id: threadId })
    const place = { id: asked, text: '', state: 'withdrawn' }
    expect(posts).toMatchObject([{ id: parentId, replies: [place, { id: answered, answersId: asked }] }])
  })

  test('to what was taken back is refused', async () => {
    const { core, say, participant, threadId, phone } = await aWorld().withOpenMeeting()
    const from = phone()
    const parentId = await say('Hvor?', { parentId: await say('Flere bænke'), from })
    await core.contributions.withdraw(from, { id: parentId })
    await refused(core.contributions.submit(participant, { ...aPost(threadId), parentId }), 'not_visible')
  })

  test('sent twice is one', async () => {
    const { core, say, phone, threadId } = await aWorld().withOpenMeeting()
    const parentId = await say('Hvor?', { parentId: await say('Flere bænke') })
    const [from, post] = [phone(), { ...aPost(threadId), parentId }]
    const { id } = await core.contributions.submit(from, post)
    expect(await core.contributions.submit(from, post)).toMatchObject({ id, isNew: false })
  })

  test('under a post of another thread is not found', async () => {
    const { core, say, participant, threadIds } = await aWorld().withOpenMeeting()
    const parentId = await say('Flere bænke')
    const post = { ...aPost(threadIds[1] ?? ''), parentId }
    await refused(core.contributions.submit(participant, post), 'not_found')
  })

  test('under what waits for approval is not found', async () => {
    const { core, say, participant, threadId } = await aWorld().withOpenMeeting({ safetyDelaySeconds: null })
    const parentId = await say('Flere bænke')
    await refused(core.contributions.submit(participant, { ...aPost(threadId), parentId }), 'not_found')
  })

  test('under what is held back is refused', async () => {
    const { core, held, participant, threadId } = await aWorld().withHeldContribution()
    await refused(
      core.contributions.submit(participant, { ...aPost(threadId), parentId: held.id }),
      'not_visible',
    )
  })

  test('is not on the wall', async () => {
    const { say, turn, view } = await aWorld().withRunningWall()
    const parentId = await say('Flere bænke')
    await say('Hvor?', { parentId })
    while (await turn());
    expect((await view()).slots.map((slot) => slot?.contributionId)).toEqual([parentId, undefined])
  })
})

describe('where nothing is shown before approval', () => {
  test('a contribution waits, and its author knows', async () => {
    const { core, participant, say, meetingId } = await aWorld().withOpenMeeting({ safetyDelaySeconds: null })
    const id = await say('Bænke', { from: participant })
    expect(await roomOf(core, meetingId)).toEqual([])
    expect(await core.contributions.own(participant, meetingId)).toMatchObject([{ id, state: 'waiting' }])
  })

  test('the desk lets it before the room, and onto the wall', async () => {
    const { core, host, say, meetingId, turn, view } = await aWorld().withRunningWall({
      safetyDelaySeconds: null,
    })
    const id = await say('Bænke')
    expect(await turn()).toBe(false)
    await core.moderation.release(host, { id })
    expect((await roomOf(core, meetingId)).map((one) => one.id)).toEqual([id])
    await turn()
    expect((await view()).slots[0]?.contributionId).toBe(id)
  })

  test('words from home do not wait', async () => {
    const { core, host, say, meetingId } = await aWorld().withOpenMeeting({ safetyDelaySeconds: null })
    await core.meetings.close(host, { meetingId })
    const id = await say('Hjemmefra')
    expect((await roomOf(core, meetingId)).map((one) => one.id)).toEqual([id])
  })
})

test('a key is a name, not a secret: what stands is answered to whoever sends the same words', async () => {
  const { core, participant, phone, threadId } = await aWorld().withOpenMeeting()
  const post = { ...aPost(threadId), key: aKey() }
  const { id } = await core.contributions.submit(participant, post)
  expect(await core.contributions.submit(phone(), post)).toMatchObject({ id, isNew: false })
})
