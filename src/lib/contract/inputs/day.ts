/** What an evening needs beside its words: rehearsals, the checklist, promises, help to write. */
import * as v from 'valibot'
import { nameLimit } from '../limits.ts'
import { hasPersonalNumber } from '../text.ts'
import { tickedItems } from '../words.ts'
import { Id, malformed, required, short, wholeNumber } from './parts.ts'

/** How many phones that nobody holds are to be in the hall. */
export const RehearseInput = v.object({ meetingId: Id, phones: wholeNumber(10, 200) })

/** Only what no machine can know, and that nobody needs to come from elsewhere. */
export const TickInput = v.object({
  meetingId: Id,
  item: v.picklist(tickedItems, malformed),
  done: v.boolean(malformed),
})

export const MeasuredInput = v.object({ meetingId: Id, phones: wholeNumber(0, 1_000_000) })

/** A day of the calendar: `2026-12-01`. */
export const Day = v.pipe(
  v.string(malformed),
  v.check((day) => day !== '', 'field_missing'),
  v.isoDate(malformed),
  v.check((day) => new Date(day).toJSON()?.startsWith(day) === true, malformed),
)

const promised = (limit: number) =>
  v.pipe(
    required(limit),
    v.check((text) => !hasPersonalNumber(text), 'cpr_number'),
  )

export const MakePromiseInput = v.object({
  meetingId: Id,
  threadId: v.nullish(Id),
  contributionId: v.nullish(Id),
  who: promised(nameLimit),
  what: promised(300),
  due: Day,
})

export const PromiseInput = v.object({ id: Id })

export const AskForHelpInput = v.object({ meetingId: Id, place: v.optional(short(120), '') })

export const HelpCallInput = v.object({ id: Id })
