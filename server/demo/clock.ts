/** A clock that can be set back while last week is being made, and then goes with the world's. */
export interface Clock {
  now(): number
  goTo(instant: number): void
  pass(ms: number): void
  /** From now on the real time. */
  backToPresent(): void
}

export function createClock(): Clock {
  let behindMs = 0
  const now = () => Date.now() - behindMs
  return {
    now,
    goTo: (instant) => void (behindMs = Date.now() - instant),
    pass: (ms) => void (behindMs -= ms),
    backToPresent: () => void (behindMs = 0),
  }
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** At this full hour, so many days from today, as the clocks in town show it. */
export function onDay(days: number, atHour: number): number {
  const date = new Date()
  date.setDate(date.getDate() + days)
  return date.setHours(atHour, 0, 0, 0)
}
