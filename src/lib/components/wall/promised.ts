/** Promises on a wall: each in one line, one at a time, the first due first. */
import type { PromiseView } from '../../contract/wire/meeting.ts'
import { m } from '../../paraglide/messages.js'
import { dueDay } from '../../when.ts'

/** Long enough for the longest to be read. */
const standsMs = 12_000

export const promisedLine = ({ who, what, due, answers }: PromiseView): string =>
  `${who}: ${answers ? m.answer_promise_what() : what}, ${m.record_promise_by({ day: dueDay(due) })}`

/** Which one stands now, and its place counted from 1. Every wall shows the same, since all have the server's clock. */
export function promiseAt(promises: PromiseView[], now: number) {
  const inOrder = promises.toSorted((a, b) => (a.due + a.id < b.due + b.id ? -1 : 1))
  const place = Math.floor(now / standsMs) % Math.max(1, inOrder.length)
  const promise = inOrder[place]
  return promise && { promise, place: place + 1 }
}
