/** Some thirty people who write from their phones, at the pace of people, to whatever question the room is at. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Line, openLine } from '../rehearsal/line.ts'
import { join, keyFor } from '../rehearsal/phone.ts'
import { type Question, type Stage, questionsOf, wallOf } from './stage.ts'
import { type Utterance, utterance } from './texts/script.ts'
import { talkScripts } from './texts/talk.ts'

const phoneCount = 30
const lastsMs = 10 * 60_000
/** The first ones come fast: people have been thinking while they sat down. */
const quickOnes = 8

interface Room extends Stage {
  meetingId: string
  questions: Question[]
  lines: Line[]
}

/**
 * Joins those that have no token yet, and answers with the tokens of all. `noted` hears of each new one, so that a
 * start after a sudden end does not fill the hall twice.
 */
export async function gatherPhones(
  stage: Stage,
  meetingId: string,
  tokens: string[],
  noted: (tokens: string[]) => Promise<void>,
): Promise<Line[]> {
  const { url } = stage
  const lines = await Promise.all(tokens.map((token) => openLine({ url, meetingId, token })))
  const code = (await wallOf(stage, meetingId)).join?.code
  const all = [...tokens]
  while (code && lines.length < phoneCount) {
    const { token } = await join(url, code)
    all.push(token)
    await noted(all)
    lines.push(await openLine({ url, meetingId, token }))
  }
  return lines
}

/**
 * Goes on for ten minutes, and is quiet while nothing is to be answered. Rejects when the signal says stop.
 * @param pauseAfter how long people think when so many have spoken; ms.
 */
export async function converse(
  stage: Stage,
  meetingId: string,
  lines: Line[],
  signal: AbortSignal,
  pauseAfter = humanPause,
): Promise<void> {
  const room = { ...stage, meetingId, lines, questions: await questionsOf(stage, meetingId) }
  const until = Date.now() + lastsMs
  for (let spoken = 0; Date.now() < until;) {
    await sleep(pauseAfter(spoken), undefined, { signal })
    const next = nextUtterance(room)
    if (next) await utter(room, next.threadId, next.words, spoken++)
  }
}

const humanPause = (spoken: number): number =>
  spoken < quickOnes ? 800 + Math.random() * 2200 : 6000 + Math.random() * 13_000

/** The next line for the question that the wall is at, leaving out what answers words that are not there. */
function nextUtterance({ lines, questions }: Room): { threadId: string; words: Utterance } | null {
  const picture = lines[0]?.picture()
  const threadId = picture?.wall?.threadId
  if (!picture || !threadId || picture.meeting?.state !== 'open') return null
  const script = talkScripts[questions.findIndex((question) => question.threadId === threadId)] ?? []
  const there = new Set([...picture.contributions.values()].map(({ text }) => text))
  const own = new Set(lines.flatMap((line) => line.mine().map(({ text }) => text)))
  const words = script
    .map(utterance)
    .find(({ text, to }) => !there.has(text) && !own.has(text) && (to === undefined || there.has(to)))
  return words ? { threadId, words } : null
}

async function utter(room: Room, threadId: string, words: Utterance, turn: number): Promise<void> {
  const { core, leader, meetingId, lines } = room
  const { text, name, channel, kind, heldBack } = words
  const said = { key: keyFor(threadId, text), meetingId, threadId, text, name }
  if (channel) return void (await core.contributions.record(leader, { ...said, channel }))

  const line = lines[turn % lines.length]
  const parentId = words.to && idOf(line, words.to)
  const sent = { ...said, ...(parentId && { parentId, kind }) }
  const answer = await line?.ask('contribution:submit', sent)
  if (answer?.ok && heldBack) await holdBack(room, answer.id, heldBack)
}

const idOf = (line: Line | undefined, text: string): string | undefined =>
  [...(line?.picture().contributions.values() ?? [])].find((contribution) => contribution.text === text)?.id

/** The desk needs a moment to read it; the safety delay is there for that. */
async function holdBack({ core, leader }: Room, id: string, why: NonNullable<Utterance['heldBack']>) {
  await sleep(4000)
  await core.moderation.hold(leader, { id, ...why })
}
