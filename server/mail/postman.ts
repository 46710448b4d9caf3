/**
 * Carries what lies in the queue, quietly enough for a meeting to go on beside it: few at a time, each with two short
 * transactions and a pause after it. Any number of processes may each have one on the same database.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { MailFrom } from '../config.ts'
import type { Core } from '../core.ts'
import { type TakenMail, type Verdict, mostTries } from '../domain/mail/letter.ts'
import type { Carrier } from './carrier.ts'
import { messageOf } from './compose.ts'
import { type Trouble, judge } from './verdict.ts'

export interface Postman {
  carries: Carrier['is']
  /** What keeps this process from sending anything at the moment. */
  trouble(): Trouble | null
  /** What is on its way at this instant is waited for a little. */
  stop(): Promise<void>
}

export interface Pace {
  lanes: number
  /** After each mail of a lane. */
  pauseMs: number
  /** How often an empty queue is looked at. */
  lookMs: number
  /** While the way is closed: first so long, then twice as long each time. */
  restMs: number
  longestRestMs: number
  /** Letters that end while the queue is never empty go out of the files at least so often. */
  shredMs: number
}

/** Thirty mails a second at most. */
export const quiet: Pace = {
  lanes: 3,
  pauseMs: 100,
  lookMs: 2000,
  restMs: 5000,
  longestRestMs: 300_000,
  shredMs: 60_000,
}

interface Parts {
  core: Pick<Core, 'mail'>
  carrier: Carrier
  from: MailFrom
  /** Takes out of the database's own files what was deleted. */
  shred: () => Promise<void>
  failed: (error: unknown) => void
  pace?: Pace
}

/** How long a mail that is on its way may take to arrive when the server stops; ms. */
const goodbyeMs = 5000

export function createPostman({ core, carrier, from, shred, failed, pace = quiet }: Parts): Postman {
  const stopping = new AbortController()
  const { signal } = stopping
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {})
  const way: { trouble: Trouble | null; times: number } = { trouble: null, times: 0 }
  // A process that was killed may have left letters in the log that had come to their end.
  const files = { hasGone: true, shredAt: 0 }

  const atHand = new Set<string>()

  /** While the way is closed the first lane alone tries whether it is open again. */
  async function lane(isFirst: boolean): Promise<void> {
    while (!signal.aborted) {
      const hasWorked = way.trouble && !isFirst ? false : await round(isFirst).catch(stumbled)
      await wait(way.trouble && isFirst ? restOf() : hasWorked ? pace.pauseMs : pace.lookMs)
    }
  }

  async function round(isFirst: boolean): Promise<boolean> {
    if (isFirst && (await core.mail.expire()) > 0) files.hasGone = true
    const mail = await core.mail.take([...atHand])
    if (mail && (await carry(mail))) files.hasGone = true
    if (files.hasGone && (!mail || performance.now() > files.shredAt)) await shredGone()
    return mail !== null
  }

  async function carry(mail: TakenMail): Promise<boolean> {
    atHand.add(mail.id)
    try {
      return await core.mail.settle(mail, await deliver(mail))
    } finally {
      atHand.delete(mail.id)
    }
  }

  /** The process stands still for it: not after each of many letters. */
  async function shredGone(): Promise<void> {
    Object.assign(files, { hasGone: false, shredAt: performance.now() + pace.shredMs })
    await shred()
  }

  async function deliver(mail: TakenMail): Promise<Verdict> {
    // Whoever took it so often and never said what came of it, died of it.
    if (mail.tries > mostTries) return { is: 'over', outcome: 'gave_up' }
    const message = messageOf(mail, await core.mail.about(mail.letter), from)
    if (!message || !(await core.mail.isStillTaken(mail))) return { is: 'over', outcome: 'too_late' }
    try {
      await carrier.carry(message)
    } catch (error) {
      return carried(error)
    }
    Object.assign(way, { trouble: null, times: 0 })
    return { is: 'over', outcome: 'sent' }
  }

  function carried(error: unknown): Verdict {
    const judged = carrier.is === 'files' ? { trouble: 'files' as const } : judge(error)
    if ('verdict' in judged) {
      Object.assign(way, { trouble: null, times: 0 })
      return judged.verdict
    }
    // Said once, not at each try, and without what the server said: that may name whom we were writing to.
    if (way.trouble !== judged.trouble)
      failed(new Error(`No mail can be sent: ${judged.trouble} (${codesOf(error)})`))
    Object.assign(way, { trouble: judged.trouble, times: way.times + 1 })
    return { is: 'returned', inMs: restOf() }
  }

  const restOf = () => Math.min(pace.restMs * 2 ** Math.max(0, way.times - 1), pace.longestRestMs)

  function stumbled(error: unknown): false {
    if (!signal.aborted) failed(error)
    return false
  }

  const lanes = Array.from({ length: pace.lanes }, (_, i) => lane(i === 0))
  return {
    carries: carrier.is,
    trouble: () => way.trouble,
    async stop() {
      stopping.abort()
      const patience = sleep(goodbyeMs, undefined, { ref: false })
      await Promise.race([Promise.all(lanes), patience])
      if (files.hasGone) await shredGone().catch(failed)
      carrier.close()
    },
  }
}

/** By which whoever runs the server can look it up. */
function codesOf(error: unknown): string {
  const { code = '', responseCode = '' } = error as { code?: string; responseCode?: number }
  return [code, responseCode].filter(Boolean).join(' ')
}
