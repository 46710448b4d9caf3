/** Holds last week's meeting, in its own time: phones that write, a wall that turns, and replies from home since. */
import { day, hour, minute, onTuesday } from './clock.ts'
import { type Joined, join, keyFor, write } from '../rehearsal/phone.ts'
import { phoneOfOffice } from './office.ts'
import { type Question, type Stage, announced, wallOf } from './stage.ts'
import { fromHome, gatherings, promised, themePlan, themeScripts } from './texts/last-week.ts'
import { type Utterance, utterance } from './texts/script.ts'

const phoneCount = 12
/** Between two contributions; long enough for everybody's to be shown. */
const pauseMs = 40_000
const wallLooksEveryMs = 8000

interface Evening extends Stage {
  meetingId: string
  phones: Joined[]
  /** Of what was said, by its text: what a reply hangs on. */
  ids: Map<string, { id: string; threadId: string; token: string }>
}

/** Answers with its questions, for others to take up. */
export async function holdLastWeek(stage: Stage): Promise<Question[]> {
  const { core, clock, leader } = stage
  const startsAt = onTuesday(-1, 19)
  clock.goTo(startsAt - 14 * day)
  const { meetingId, questions } = await announced(stage, {
    ...themePlan,
    startsAt,
    endsAt: startsAt + 2 * hour,
  })

  clock.goTo(startsAt + minute)
  await core.meetings.open(leader, { meetingId })
  const evening = { ...stage, meetingId, phones: await phonesIn(stage, meetingId), ids: new Map() }
  for (const [i, question] of questions.entries()) await discuss(evening, question, themeScripts[i] ?? [])
  for (const [i, { threadId }] of questions.entries()) await gather(evening, threadId, i)
  await writePromises(evening, questions)
  clock.pass(10 * minute)
  await core.meetings.close(leader, { meetingId })

  clock.goTo(startsAt + 14 * hour)
  await core.meetings.publish(leader, { meetingId })
  for (const [i, words] of fromHome.entries()) {
    clock.goTo(startsAt + words.days * day + i * 37 * minute)
    await writeFromHome(evening, words, i)
  }
  return questions
}

async function phonesIn(stage: Stage, meetingId: string): Promise<Joined[]> {
  const { join: access } = await wallOf(stage, meetingId)
  if (!access) throw new Error(`Meeting ${meetingId} has no code.`)
  return Promise.all(Array.from({ length: phoneCount }, () => join(stage.url, access.code)))
}

async function discuss(evening: Evening, { itemId, threadId }: Question, script: (string | Utterance)[]) {
  const { core, leader, clock, meetingId } = evening
  clock.pass(5 * minute)
  await core.agenda.move(leader, { meetingId, itemId })
  for (const [i, line] of script.entries()) {
    await say(evening, threadId, utterance(line), i)
    await letWallTurn(evening)
  }
}

async function say(evening: Evening, threadId: string, words: Utterance, i: number) {
  const { core, leader, meetingId, url, phones, ids } = evening
  const { text, name, channel, hat, inDanish } = words
  const { token = '' } = phones[i % phones.length] ?? {}
  const said = { key: keyFor(threadId, text), meetingId, threadId, text, name }
  const id = channel
    ? (await core.contributions.record(leader, { ...said, channel })).id
    : await write(url, hat ? await phoneOfOffice(evening, meetingId, hat) : token, threadId, {
        ...{ text, name, meetingId },
      })
  ids.set(text, { id, threadId, token })
  if (inDanish) await core.contributions.translate(leader, { id, language: 'da', text: inDanish })
}

/** As a projector in the room would have shown them meanwhile. */
export async function letWallTurn({
  core,
  leader,
  clock,
  meetingId,
}: Pick<Evening, 'core' | 'leader' | 'clock' | 'meetingId'>) {
  const screenId = 'library-hall-screen'
  for (let passed = 0; passed < pauseMs; passed += wallLooksEveryMs) {
    clock.pass(wallLooksEveryMs)
    await core.wall.beat(leader, { meetingId, screenId, k: 3, charactersPerSlot: 130, visible: true })
    const { version, next, slots } = await wallOf({ core }, meetingId)
    if (!next || next.at > clock.now()) continue
    const shownMs = clock.now() - (slots[next.slot]?.since ?? clock.now())
    await core.wall.advance(leader, { meetingId, version, slot: next.slot, shownMs }, screenId)
  }
}

async function gather({ core, leader, meetingId, ids }: Evening, threadId: string, i: number) {
  const { themes = [], alone = [] } = gatherings[i] ?? {}
  const said = (themeScripts[i] ?? []).map((line) => ids.get(utterance(line).text)?.id)
  const idsOf = (lines: number[]) => lines.flatMap((line) => said[line] ?? [])
  for (const { name, lines } of themes)
    await core.themes.make(leader, { meetingId, threadId, name, contributionIds: idsOf(lines) })
  await core.themes.standAlone(leader, { meetingId, threadId, contributionIds: idsOf(alone) })
}

async function writePromises({ core, leader, meetingId, clock }: Evening, questions: Question[]) {
  for (const { who, what, days, question } of promised) {
    const due = new Date(clock.now() + days * day).toISOString().slice(0, 10)
    await core.promises.make(leader, { meetingId, threadId: questions[question]?.threadId, who, what, due })
  }
}

async function writeFromHome({ url, phones, ids, meetingId }: Evening, words: Utterance, i: number) {
  const { text, name, to, kind } = words
  const [first] = ids.values()
  const parent = to === undefined ? undefined : ids.get(to)
  const threadId = parent?.threadId ?? first?.threadId ?? ''
  const { token = '' } = phones.at(-1 - i) ?? {}
  await write(url, token, threadId, { text, name, meetingId, ...(parent && { parentId: parent.id, kind }) })
}
