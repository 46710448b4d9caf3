import { describe, expect, test } from 'vitest'
import { speakersIn } from '../../../server/domain/summary/summary.ts'
import type { QuestionSummary } from '../../../server/domain/summary/summary.ts'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aKey, aStranger, aWorld, anOpenMeeting } from '../../support/world.ts'

const texts = (posts: { text: string }[]) => posts.map(({ text }) => text)
const gathered = ({ themes, alone, left }: QuestionSummary) => ({
  themes: Object.fromEntries(themes.map(({ name, posts }) => [name, texts(posts)])),
  alone: texts(alone),
  left: texts(left),
})

async function aTalk() {
  const meeting = await aWorld().withOpenMeeting()
  const [bench, shelter, noise, bus] = await inTurn(meeting, 'Bænke', 'Læ', 'Støj', 'Bussen')
  const where = { meetingId: meeting.meetingId, threadId: meeting.threadId }
  const theme = (name: string, ...contributionIds: string[]) =>
    meeting.core.themes.make(meeting.host, { ...where, name, contributionIds })
  const told = async () => {
    const { questions } = await meeting.core.meetings.summary(meeting.host, meeting.meetingId)
    return questions[0] ?? expect.fail('No question.')
  }
  return { ...meeting, where, bench, shelter, noise, bus, theme, told }
}

async function inTurn({ say, clock }: OpenMeeting, ...words: string[]) {
  const ids: string[] = []
  for (const text of words) {
    clock.pass(1000)
    ids.push(await say(text))
  }
  return ids as [string, string, string, string]
}

describe('a summary', () => {
  test('has each contribution in its themes, standing for itself, or in none yet', async () => {
    const talk = await aTalk()
    await talk.theme('Ophold', talk.bench, talk.shelter)
    await talk.theme('Vejret', talk.shelter)
    await talk.core.themes.standAlone(talk.host, { ...talk.where, contributionIds: [talk.noise] })
    expect(gathered(await talk.told())).toEqual({
      themes: { Ophold: ['Bænke', 'Læ'], Vejret: ['Læ'] },
      alone: ['Støj'],
      left: ['Bussen'],
    })
  })

  test('forgets themes that are gone, and no word that was in them', async () => {
    const talk = await aTalk()
    const { id } = await talk.theme('Ophold', talk.bench)
    await talk.core.themes.dissolve(talk.host, { id })
    const { themes, left } = gathered(await talk.told())
    expect(themes).toEqual({})
    expect(left).toContain('Bænke')
  })

  test('counts by channel as every other page does, and what is held back by its reason alone', async () => {
    const talk = await aTalk()
    const spoken = { ...talk.where, key: aKey(), channel: 'spoken', text: 'Sagt højt' }
    await talk.core.contributions.record(talk.host, spoken)
    await talk.say('Hvor mange?', { parentId: talk.bench })
    await talk.core.moderation.hold(talk.host, { id: talk.noise, reason: 'off_topic' })
    const told = await talk.told()
    expect(told).toMatchObject({
      byChannel: { phone: 3, spoken: 1 },
      replies: 1,
      heldBack: [{ reason: 'off_topic', count: 1 }],
    })
    expect(JSON.stringify(told)).not.toContain('Støj')
    const { counts } = await talk.core.meetings.summary(talk.host, talk.meetingId)
    expect(counts).toEqual(await talk.core.meetings.count(talk.host, talk.meetingId))
  })

  test('keeps what was withdrawn only where somebody answered it, and without its words', async () => {
    const talk = await aTalk()
    const [from, other] = [talk.phone(), talk.phone()]
    const answered = await talk.say('Jeg fortryder', { from })
    await talk.say('Hvorfor?', { from: other, parentId: answered })
    const alone = await talk.say('Også det', { from })
    for (const id of [answered, alone]) await talk.core.contributions.withdraw(from, { id })
    const { left } = await talk.told()
    expect(left.filter(({ state }) => state === 'withdrawn')).toMatchObject([
      { id: answered, text: '', replies: [{ text: 'Hvorfor?' }] },
    ])
  })

  test('comes in the order of the agenda', async () => {
    const { core, host, meetingId, threadIds } = await aWorld().withOpenMeeting()
    const { questions } = await core.meetings.summary(host, meetingId)
    expect(questions.map(({ thread }) => thread.id)).toEqual(threadIds)
  })

  test('of a meeting that takes a thread up again tells of earlier words only those that it gathered', async () => {
    const first = await aTalk()
    const { core, host, threadId } = first
    await core.meetings.close(host, { meetingId: first.meetingId })
    await core.meetings.publish(host, { meetingId: first.meetingId })
    const second = await anOpenMeeting(
      { ...first, host },
      { title: 'Igen', agenda: [{ title: 'Hej', minutes: 5, question: 'Og?' }] },
    )
    const { meetingId } = second
    await core.threads.takeUp(host, { meetingId, threadId, title: 'Torvet igen', minutes: 20 })
    await second.say('Nyt', { threadId, meetingId })
    await core.themes.make(host, { meetingId, threadId, name: 'Ophold', contributionIds: [first.bench] })
    const { questions } = await core.meetings.summary(host, meetingId)
    const taken = questions.find(({ thread }) => thread.id === threadId) ?? expect.fail('Not taken up.')
    expect(gathered(taken)).toEqual({ themes: { Ophold: ['Bænke'] }, alone: [], left: ['Nyt'] })
  })

  test('says what was promised, the first due first, and when to meet again', async () => {
    const talk = await aTalk()
    const { core, host, meetingId, threadId } = talk
    const promise = (what: string, due: string) =>
      core.promises.make(host, { meetingId, who: 'Mette Skov', what, due })
    await promise('Svarer på tråden', '2026-06-01')
    await promise('Tegner', '2026-05-01')
    const next = await anOpenMeeting({ ...talk, host }, { title: 'Igen' })
    await core.threads.takeUp(host, { meetingId: next.meetingId, threadId, title: 'Igen', minutes: 5 })
    const summary = await core.meetings.summary(host, meetingId)
    expect(summary.promises.map(({ what }) => what)).toEqual(['Tegner', 'Svarer på tråden'])
    expect(summary.next).toMatchObject({ id: next.meetingId, title: 'Igen' })
  })

  test('is for whoever may read the words', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, participant, meetingId } = meeting
    const stranger = aStranger(meeting)
    await core.meetings.summary(participant, meetingId)
    await refused(core.meetings.summary(stranger, meetingId), 'join_first')
    await core.meetings.close(host, { meetingId })
    await core.meetings.publish(host, { meetingId })
    await core.meetings.summary(stranger, meetingId)
  })
})

describe('how the floor went round', () => {
  const hand = { state: 'spoken' as const, spokeBefore: 0 as const, startedAt: 1 }

  test('says how often, for how many the first time, and who never got to', () => {
    const hands = [
      hand,
      { ...hand, spokeBefore: 1 as const },
      { ...hand, state: 'speaking' as const },
      { ...hand, state: 'waiting' as const, startedAt: null },
      { state: 'waiting' as const, spokeBefore: 1 as const, startedAt: null },
      { ...hand, state: 'withdrawn' as const, startedAt: null },
    ]
    expect(speakersIn(hands)).toEqual({ turns: 3, firsts: 2, unheard: 1 })
  })

  test('of a real evening', async () => {
    const { core, host, meetingId, phone } = await aWorld().withOpenMeeting()
    for (const name of ['Bo', 'Ida', 'Eva']) await core.speakers.ask(phone(), { meetingId, name })
    await core.speakers.call(host, { meetingId })
    await core.speakers.call(host, { meetingId })
    await core.meetings.close(host, { meetingId })
    const { speakers } = await core.meetings.summary(host, meetingId)
    expect(speakers).toEqual({ turns: 2, firsts: 2, unheard: 1 })
  })
})
