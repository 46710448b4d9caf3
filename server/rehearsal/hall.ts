/** A hall of phones that nobody holds. They come by the same door as all others, and write to whatever the room is at. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Line, openLine } from './line.ts'
import { Unanswered, join } from './phone.ts'
import { delicateSamples, replySamples, samples, speakerNames } from './texts.ts'

export interface Hall {
  /** Of the running server, without a slash at the end. */
  url: string
  meetingId: string
  code: string
  phones: number
}

/** How many come in together, and how long after the others; ms. */
const together = 10
const apartMs = 250
/** While the room is at nothing that can be answered; ms. */
const listensMs = 1000
/** The first come fast: people have been thinking while they sat down. */
const quickOnes = 8

/** Goes on until the meeting closes or the signal says stop. Rejects only for what should not have happened. */
export async function fillHall(hall: Hall, signal: AbortSignal): Promise<void> {
  const lines: Line[] = []
  try {
    await comeIn(hall, lines, signal)
    await converse(hall, lines, signal)
  } catch (error) {
    if (!signal.aborted && !isOver(error)) throw error
  } finally {
    for (const line of lines) line.close()
  }
}

/** Who comes too late finds the door closed. */
const isOver = (error: unknown) =>
  error instanceof Unanswered && (error.code === 'closed' || error.code === 'not_found')

/** One that does not come in is missed by nobody; when none does, something is wrong. */
async function comeIn({ url, meetingId, code, phones }: Hall, lines: Line[], signal: AbortSignal) {
  for (let asked = 0; asked < phones; asked += together) {
    const next = Array.from({ length: Math.min(together, phones - asked) }, async () => {
      const { token } = await join(url, code)
      return openLine({ url, meetingId, token })
    })
    const came = await Promise.allSettled(next)
    lines.push(...came.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
    const [missed] = came.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    if (lines.length === 0) throw missed
    await sleep(apartMs, undefined, { signal })
  }
}

async function converse(hall: Hall, lines: Line[], signal: AbortSignal): Promise<void> {
  for (let turn = 0; ;) {
    const line = lines[turn % lines.length]
    const { meeting, wall } = line?.picture() ?? {}
    if (!line || meeting?.state === 'closed') return
    if (meeting?.state !== 'open' || !wall?.threadId) {
      await sleep(listensMs, undefined, { signal })
      continue
    }
    await act(line, { meetingId: hall.meetingId, threadId: wall.threadId }, turn)
    await sleep(thinkingMs(hall.phones, turn++), undefined, { signal })
  }
}

/** Each writes about every fourth minute, and the whole hall no faster than a person can follow. */
const thinkingMs = (phones: number, turn: number): number => {
  const usual = turn < quickOnes ? 1500 : Math.min(12_000, Math.max(1500, 240_000 / phones))
  return usual * (0.5 + Math.random())
}

interface Where {
  meetingId: string
  threadId: string
}

/** What is refused, or got no answer, is left at that: people shrug and write something else. */
async function act(line: Line, where: Where, turn: number): Promise<void> {
  if (turn % 15 === 7) await raiseHand(line, where, turn).catch(() => {})
  const said = (turn % 6 === 5 && replyTo(line, where, turn)) || wordsFor(turn)
  const key = randomBytes(16).toString('hex')
  await line.ask('contribution:submit', { ...where, ...said, key }).catch(() => {})
}

const raiseHand = (line: Line, { meetingId }: Where, turn: number) =>
  line.ask('speaker:ask', { meetingId, name: pick(speakerNames, turn) ?? null })

const wordsFor = (turn: number) =>
  (turn % 11 === 9 ? pick(delicateSamples, Math.floor(turn / 11)) : pick(samples, turn)) ?? { text: '…' }

/** To something that the room has said under the same question; null while nothing has been. */
function replyTo(line: Line, { threadId }: Where, turn: number) {
  const said = [...line.picture().contributions.values()].filter(
    (one) => one.threadId === threadId && one.parentId === null && one.state === 'shown',
  )
  const parent = pick(said, turn * 7)
  return parent && { text: pick(replySamples, turn) ?? '', parentId: parent.id, kind: 'ask' as const }
}

const pick = <T>(some: readonly T[], n: number): T | undefined => some[n % some.length]
