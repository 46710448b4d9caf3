/** Some thirty people who write from their phones, at the pace of people, to whatever question the room is at. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Line, openLine } from '../rehearsal/line.ts'
import { join, keyFor, write } from '../rehearsal/phone.ts'
import { phoneOfOffice } from './office.ts'
import { type Question, type Stage, questionsOf, wallOf } from './stage.ts'
import { type Utterance, utterance } from './texts/script.ts'
import { talkScripts } from './texts/talk.ts'

const phoneCount = 30
const lastsMs = 10 * 60_000
/** The first ones come fast: people have been thinking while they sat down. */
const quickOnes = 8

export interface Pace {
  /** How long people think when so many have spoken; ms. */
  pauseAfter: (spoken: number) => number
  /** How long the desk takes to read one, and to do something about it; ms. */
  readingMs: number
}

interface Room extends Stage, Pick<Pace, 'readingMs'> {
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

/** Goes on for ten minutes, and is quiet while nothing is to be answered. Rejects when the signal says stop. */
export async function converse(
  stage: Stage,
  meetingId: string,
  lines: Line[],
  signal: AbortSignal,
  { pauseAfter, readingMs }: Pace = human,
): Promise<void> {
  const room = { ...stage, meetingId, lines, readingMs, questions: await questionsOf(stage, meetingId) }
  const until = Date.now() + lastsMs
  for (let spoken = 0; Date.now() < until;) {
    await sleep(pauseAfter(spoken), undefined, { signal })
    const next = nextUtterance(room)
    if (next) await utter(room, next.threadId, next.words, spoken++)
  }
}

const humanPause = (spoken: number): number =>
  spoken < quickOnes ? 800 + Math.random() * 2200 : 6000 + Math.random() * 13_000

/** The safety delay is there for the desk to read in. */
const human: Pace = { pauseAfter: humanPause, readingMs: 4000 }

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
  const { text, name, channel, kind, heldBack, inDanish, hat } = words
  const said = { key: keyFor(threadId, text), meetingId, threadId, text, name }
  if (channel) return void (await core.contributions.record(leader, { ...said, channel }))

  if (hat)
    return void (await write(room.url, await phoneOfOffice(room, meetingId, hat), threadId, {
      text,
      meetingId,
    }))

  const line = lines[turn % lines.length]
  const parentId = words.to && idOf(line, words.to)
  const sent = { ...said, ...(parentId && { parentId, kind }) }
  const answer = await line?.ask('contribution:submit', sent)
  if (answer?.ok && heldBack) await holdBack(room, answer.id, heldBack)
  if (answer?.ok && inDanish) await putIntoDanish(room, answer.id, inDanish)
}

const idOf = (line: Line | undefined, text: string): string | undefined =>
  [...(line?.picture().contributions.values() ?? [])].find((contribution) => contribution.text === text)?.id

/** Somebody at the desk knows the language. */
async function putIntoDanish({ core, leader, readingMs }: Room, id: string, text: string) {
  await sleep(readingMs)
  await core.contributions.translate(leader, { id, language: 'da', text })
}

async function holdBack(
  { core, leader, readingMs }: Room,
  id: string,
  why: NonNullable<Utterance['heldBack']>,
) {
  await sleep(readingMs)
  await core.moderation.hold(leader, { id, ...why })
}
