/** A clock that can be set back while last week is being made, and then goes with the world's. */
export interface Clock {
  now(): number
  goTo(instant: number): void
  pass(ms: number): void
  /** From now on the time that it began with. */
  backToPresent(): void
}

/** @param present the real time, unless a world is to live at another hour. */
export function createClock(present = () => Date.now()): Clock {
  let behindMs = 0
  return {
    now: () => present() - behindMs,
    goTo: (instant) => void (behindMs = present() - instant),
    pass: (ms) => void (behindMs -= ms),
    backToPresent: () => void (behindMs = 0),
  }
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** At this full hour, on the Tuesday so many weeks from this one, as the clocks in town show it. */
export function onTuesday(weeks: number, atHour: number): number {
  const date = new Date()
  const sinceMonday = (date.getDay() + 6) % 7
  date.setDate(date.getDate() - sinceMonday + 1 + weeks * 7)
  return date.setHours(atHour, 0, 0, 0)
}
