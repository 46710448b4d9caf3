/** Sends everything from some phone, as people would: one after the other, and again when no answer comes. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Line } from '../line.ts'
import type { Tally } from './tally.ts'

export interface Piece {
  threadId: string
  text: string
}

export interface Sending {
  meetingId: string
  lines: Line[]
  tally: Tally
  /** Between two pieces; ms. */
  pauseMs: number
}

/** Every so manieth is sent twice at once, as a phone on a bad network does. */
const twiceEvery = 10
/** How long a phone waits after it was told that it writes too fast, or was told nothing; ms. */
const patienceMs = 5000
const attempts = 30

let turn = 0

/** Resolves when each has been acknowledged, refused for good, or given up. */
export async function sendAll(sending: Sending, pieces: Piece[]): Promise<void> {
  const underWay: Promise<unknown>[] = []
  for (const piece of pieces) {
    await sleep(sending.pauseMs * (0.5 + Math.random()))
    underWay.push(...sendFrom(sending, piece, turn++))
  }
  await Promise.all(underWay)
}

function sendFrom(sending: Sending, piece: Piece, i: number): Promise<void>[] {
  const line = sending.lines[i % sending.lines.length]
  if (!line) return []
  const key = randomBytes(16).toString('hex')
  const once = () => attempt(sending, line, { ...piece, key })
  return i % twiceEvery === twiceEvery - 1 ? [once(), once()] : [once()]
}

async function attempt({ meetingId, tally }: Sending, line: Line, words: Piece & { key: string }) {
  const { key } = words
  for (let tried = 0; tried < attempts; tried++) {
    tally.sent(key)
    const answer = await line.ask('contribution:submit', { ...words, meetingId }).catch(() => null)
    if (answer?.ok) return tally.acknowledged(key, answer.id)
    const mayPass = !answer || answer.error.code === 'too_many' || answer.error.code === 'unavailable'
    if (answer) tally.refused(key, answer.error.message, !mayPass)
    if (!mayPass) return
    await sleep(patienceMs * (0.5 + Math.random()))
  }
}
