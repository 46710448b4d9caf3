/**
 * Where something stands among all that is found: the newest meeting first, and within it what was said first. Nothing of how
 * often a word is used, by whom it was read or what came of it has a part in that. It is one number, because both engines
 * find the first twenty of a hundred thousand at once if the order is that of the index, and only then.
 */
const minuteMs = 60_000
const perMinute = 2 ** 27
const lastMinute = 2 ** 26 - 1

/** @param number of this entry, greater than those before it. After 134 million of them words of one meeting get out of order. */
export const placeOf = (startsAt: number, number: number): number =>
  minuteOf(startsAt) * perMinute + (number % perMinute)

/** All of the meetings that start between these are between these; either may be open. */
export const placesBetween = ({ from, to }: { from: number | null; to: number | null }) => ({
  first: to === null ? null : minuteOf(to) * perMinute,
  last: from === null ? null : (minuteOf(from) + 1) * perMinute - 1,
})

export const isAt = (place: number, startsAt: number): boolean =>
  Math.floor(place / perMinute) === minuteOf(startsAt)

/** Counted backwards, to the year 2097. */
const minuteOf = (startsAt: number): number =>
  lastMinute - Math.min(lastMinute, Math.max(0, Math.floor(startsAt / minuteMs)))
