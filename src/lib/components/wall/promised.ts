/** A promise in one line, for a wall. */
import type { PromiseView } from '../../contract/wire.ts'
import { m } from '../../paraglide/messages.js'
import { dueDay } from '../../when.ts'

export const promisedLine = ({ who, what, due }: PromiseView): string =>
  `${who}: ${what}, ${m.record_promise_by({ day: dueDay(due) })}`
