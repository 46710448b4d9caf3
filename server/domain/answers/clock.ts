/**
 * The public answer clock: how long since it was asked, by when an answer is promised, and what is over time. Pure: what it goes
 * by is handed to it. Days are those of the municipality's calendar, so that neither summer time nor the hour of the evening
 * makes one more or one less.
 */
import type { AnswerClock } from '../../../src/lib/contract/wire/answering.ts'

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' })

/** `2026-12-01` */
export const dayOf = (instant: number): string => calendar.format(instant)

const dayMs = 24 * 3_600_000

/** How many days later the second is. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayMs)

/** A day is over when the next has begun in the municipality; no day is never over. */
export const isPast = (day: string | null, now: number): boolean => day !== null && day < dayOf(now)

export interface Waits {
  /** When it was first asked. */
  askedAt: number
  /** Null while it is not answered. */
  answeredAt: number | null
  /** On which somebody is to come back to what was answered, and who. */
  followUp: { by: string; who: string | null } | null
  /** By when an answer is promised, by whom, and what was promised before. */
  promised: { by: string; who: string; movedFrom?: string } | null
}

export function clockOf({ askedAt, answeredAt, followUp, promised }: Waits, now: number): AnswerClock {
  const awaited = answeredAt === null ? promised : followUp
  const daysLeft = awaited ? daysBetween(dayOf(now), awaited.by) : null
  return {
    state: stateOf({ answeredAt, followUp, promised }),
    isOver: daysLeft !== null && daysLeft < 0,
    askedAt,
    // A machine whose clock was put back has not been waited for.
    waitedDays: Math.max(0, daysBetween(dayOf(askedAt), dayOf(answeredAt ?? now))),
    by: awaited?.by ?? null,
    who: awaited?.who ?? null,
    daysLeft,
    ...(answeredAt === null && promised?.movedFrom && { movedFrom: promised.movedFrom }),
  }
}

function stateOf({ answeredAt, followUp, promised }: Omit<Waits, 'askedAt'>): AnswerClock['state'] {
  if (answeredAt === null) return promised ? 'promised' : 'waiting'
  if (!followUp) return 'answered'
  return followUp.who === null ? 'again' : 'passed_on'
}
