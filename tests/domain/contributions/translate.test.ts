/** Words in a language that few in the room read, and what a person writes of them in Danish or English. */
import { describe, expect, test } from 'vitest'
import { readingTime } from '../../../src/lib/contract/reading.ts'
import { sentenceFor } from '../../../src/lib/sentences.ts'
import { refused } from '../../support/refused.ts'
import { aPhone, aPost, aScribe, aWorld, wallOf } from '../../support/world.ts'

const arabic = 'نريد مقاعد أكثر في الظل'
const danish = 'Vi vil gerne have flere bænke i skyggen.'

async function aHall() {
  const world = await aWorld().withOpenMeeting()
  const { core, host, meetingId, say, participant } = world
  const id = await say(arabic, { from: participant })
  const translate = (rest: object = {}, by = host) =>
    core.contributions.translate(by, { id, language: 'da', text: danish, ...rest })
  const seenBy = async (audience: 'room' | 'desk') =>
    (await core.feed.since(meetingId, audience, 0)).upserts.contributions.find((one) => one.id === id)
  const log = async () => (await core.moderation.readLog(host, meetingId)).map(({ act }) => act)
  return { ...world, id, translate, seenBy, log }
}

async function aTable() {
  const hall = await aHall()
  const { core, host, meetingId, threadId } = hall
  const standId = (await core.stands.add(host, { meetingId, name: 'Ved vinduet' })).id
  const otherId = (await core.stands.add(host, { meetingId, name: 'Ved døren' })).id
  const scribe = await aScribe(hall, { meetingId, standId })
  const other = await aScribe(hall, { meetingId, standId: otherId })
  const written = await core.stands.write(scribe, { ...aPost(threadId, arabic), meetingId })
  return { ...hall, scribe, other, standId, written }
}

describe('a translation', () => {
  test('stands under the words, which stay as they are, and says that a person at the desk wrote it', async () => {
    const { translate, seenBy, log } = await aHall()
    await translate()
    expect(await seenBy('room')).toMatchObject({
      text: arabic,
      translations: [{ language: 'da', text: danish, by: 'desk' }],
    })
    expect((await seenBy('room'))?.translations?.[0]).not.toHaveProperty('name')
    expect((await seenBy('desk'))?.translations).toMatchObject([{ name: 'Mette Skov' }])
    expect(await log()).toEqual(['translate'])
  })

  test('is one in each language, Danish before English, and another text takes its place', async () => {
    const { translate, seenBy } = await aHall()
    await translate({ language: 'en', text: 'More benches in the shade, please.' })
    await translate()
    await translate({ text: 'Flere bænke i skygge.' })
    const { translations } = (await seenBy('room')) ?? {}
    expect(translations?.map(({ language, text }) => [language, text])).toEqual([
      ['da', 'Flere bænke i skygge.'],
      ['en', 'More benches in the shade, please.'],
    ])
  })

  test('can be taken back, once', async () => {
    const { translate, seenBy, log, events } = await aHall()
    await translate()
    expect(await translate({ text: null })).toMatchObject({ translationId: null })
    expect(await seenBy('room')).not.toHaveProperty('translations')
    events.length = 0
    await translate({ text: null })
    expect(events).toEqual([])
    expect(await log()).toEqual(['untranslate', 'translate'])
  })

  test('sent again with the same words is the one that stands', async () => {
    const { translate, log } = await aHall()
    const first = await translate({ seen: null })
    expect(await translate({ seen: null })).toEqual(first)
    expect(await log()).toEqual(['translate'])
  })

  test('is read by the author, on their thread and in the minutes', async () => {
    const { core, translate, participant, meetingId, threadId } = await aHall()
    await translate()
    const mine = await core.contributions.own(participant, meetingId)
    expect(mine).toMatchObject([{ text: arabic, translations: [{ text: danish }] }])
    const { posts } = await core.threads.read(participant, { id: threadId })
    expect(posts).toMatchObject([{ text: arabic, translations: [{ text: danish }] }])
    const { questions } = await core.meetings.summary(participant, meetingId)
    expect(questions[0]?.left).toMatchObject([{ translations: [{ text: danish }] }])
  })
})

describe('refused is', () => {
  test.each([
    ['no words', { text: ' … ' }, 'text_empty'],
    ['more than anybody reads', { text: 'æ'.repeat(2001) }, 'text_too_long'],
    ['a CPR number', { text: 'Ring til 010190-1234' }, 'cpr_number'],
    ['another language', { language: 'de' }, 'translation_language'],
  ] as const)('%s', async (_, change, reason) => {
    const { translate } = await aHall()
    await refused(translate(change), reason)
  })

  test('what is held back, and what was taken back', async () => {
    const { core, host, id, translate, participant } = await aHall()
    await core.moderation.hold(host, { id })
    await refused(translate(), 'not_visible')
    await core.contributions.withdraw(participant, { id })
    await refused(translate(), 'state_passed')
  })

  test('everybody but the desk: also the author, another phone, and who leads another meeting', async () => {
    const { translate, participant, phone, facilitator } = await aHall()
    for (const who of [participant, phone(), await facilitator()])
      await refused(translate({}, who), 'not_found')
  })
})

describe('a scribe', () => {
  test('translates what the own table wrote, and it says so', async () => {
    const { core, scribe, written, translate, meetingId, log } = await aTable()
    await translate({ id: written.id }, scribe)
    const { upserts } = await core.feed.since(meetingId, 'desk', 0)
    expect(upserts.contributions.find(({ id }) => id === written.id)?.translations).toMatchObject([
      { text: danish, by: 'table', name: 'Ved vinduet' },
    ])
    expect(await log()).toEqual([])
  })

  test('also what a phone at the table said, while the room sees it', async () => {
    const { core, host, scribe, translate, standId, meetingId, threadId, ...world } = await aTable()
    const phone = aPhone(world, meetingId, standId)
    const { id } = await core.contributions.submit(phone, aPost(threadId, arabic))
    await translate({ id }, scribe)
    await core.moderation.hold(host, { id })
    await refused(translate({ id, text: 'Noget andet.' }, scribe), 'not_found')
  })

  test('has no say over the words of another table, or of none', async () => {
    const { id, written, other, translate } = await aTable()
    await refused(translate({ id: written.id }, other), 'not_found')
    await refused(translate({ id }, other), 'not_found')
  })
})

describe('two who translate at once', () => {
  test('the second is told who was first, and nothing is lost', async () => {
    const { translate, administrator, seenBy } = await aHall()
    await translate({ seen: null })
    const second = translate({ seen: null, text: 'Flere stole.' }, administrator)
    await expect(second).rejects.toMatchObject({
      reason: 'overtaken_translated',
      details: { by: 'Mette Skov' },
    })
    expect((await seenBy('room'))?.translations).toMatchObject([{ text: danish }])
    expect(sentenceFor('overtaken_translated', 'da', { by: 'Mette Skov' })).toMatch(/^Mette Skov kom først/)
  })

  test('so is who changes what another has taken away', async () => {
    const { translate, administrator } = await aHall()
    const { translationId: seen } = await translate()
    await translate({ text: null }, administrator)
    await expect(translate({ seen, text: 'Flere stole.' })).rejects.toMatchObject({
      reason: 'overtaken_untranslated',
      details: { by: 'Karen Holm' },
    })
  })

  test('at the same instant: one writes, one is told', async () => {
    const { translate, administrator } = await aHall()
    const settled = await Promise.allSettled([
      translate({ seen: null }),
      translate({ seen: null, text: 'Flere stole.' }, administrator),
    ])
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('what becomes of the words', () => {
  test('held back, they have none; shown again, it is there again', async () => {
    const { core, host, id, translate, seenBy, participant, meetingId } = await aHall()
    await translate()
    await core.moderation.hold(host, { id })
    expect(await seenBy('desk')).not.toHaveProperty('translations')
    expect((await core.contributions.own(participant, meetingId))[0]).not.toHaveProperty('translations')
    await core.moderation.release(host, { id })
    expect(await seenBy('room')).toMatchObject({ translations: [{ text: danish }] })
  })

  test('mended, the room reads it no longer; the desk reads of what it was, and can say that it still holds', async () => {
    const { core, id, translate, seenBy, participant } = await aHall()
    await translate()
    await core.contributions.edit(participant, { id, text: `${arabic}.` })
    expect(await seenBy('room')).not.toHaveProperty('translations')
    expect(await seenBy('desk')).toMatchObject({ translations: [{ text: danish, earlier: true }] })
    await translate()
    expect(await seenBy('room')).toMatchObject({ translations: [{ text: danish }] })
    expect((await seenBy('room'))?.translations?.[0]).not.toHaveProperty('earlier')
  })

  test('with another name and the same words, it stays', async () => {
    const { core, id, translate, seenBy, participant } = await aHall()
    await translate()
    await core.contributions.edit(participant, { id, text: arabic, name: 'Amal' })
    expect(await seenBy('room')).toMatchObject({ name: 'Amal', translations: [{ text: danish }] })
  })

  test('taken back, nothing of it is kept', async () => {
    const { core, id, translate, participant, db } = await aHall()
    await translate()
    await core.contributions.withdraw(participant, { id })
    expect(await db.selectFrom('translation').selectAll().execute()).toEqual([])
  })
})

describe('the wall', () => {
  test('gives a card the time of both, and the room of both', async () => {
    const { core, beat, view, say, host, turn } = await aWorld().withRunningWall()
    await beat({ k: 2, charactersPerSlot: 60 })
    const long = 'Der skal være skygge og vand, og toiletter, som er åbne om aftenen.'
    const id = await say(arabic)
    await core.contributions.translate(host, { id, language: 'da', text: long })
    expect((await view()).readingTimeLeft).toBe(readingTime(`${arabic} ${long}`))
    await turn()
    expect((await view()).slots[0]).toMatchObject({ contributionId: id, span: 2 })
  })

  test('waits for who reads what has just come under a card that stands', async () => {
    const { core, view, say, host, turn, clock } = await aWorld().withRunningWall()
    const ids = [await say(arabic), await say('Et'), await say('To')]
    await turn()
    const long = 'Der skal være skygge og vand. '.repeat(8)
    const before = (await view()).next?.at ?? 0
    await core.contributions.translate(host, { id: ids[0], language: 'da', text: long })
    const due = (await view()).next?.at ?? 0
    expect(due).toBe(clock.now() + readingTime(long))
    expect(due).toBeGreaterThan(before)
  })

  test('has what the room has', async () => {
    const { core, host, say, meetingId, turn } = await aWorld().withRunningWall()
    const id = await say(arabic)
    await turn()
    await core.contributions.translate(host, { id, language: 'da', text: danish })
    expect((await wallOf({ core }, meetingId)).slots[0]?.contributionId).toBe(id)
    const { contributions: standing } = await core.wall.read(host, meetingId)
    expect(standing).toMatchObject([{ text: arabic, translations: [{ text: danish }] }])
  })
})
