/** What a thread's host sets. */
import * as v from 'valibot'
import { isDay } from '../local-time.ts'
import { Id, malformed } from './parts.ts'

export const HostedInput = v.object({ threadId: Id })

export const HandOverInput = v.object({ threadId: Id, accountId: Id })

const time = v.pipe(v.string('hours_crossed'), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'hours_crossed'))

const span = v.pipe(
  v.object({
    days: v.pipe(
      v.array(v.pipe(v.number(malformed), v.integer(malformed), v.minValue(1), v.maxValue(7)), malformed),
      v.minLength(1, 'hours_never'),
      v.maxLength(7, malformed),
      v.transform((days) => [...new Set(days)].toSorted()),
    ),
    from: time,
    until: v.pipe(
      time,
      // As a field of a form says the end of the day.
      v.transform((until) => (until === '00:00' ? '24:00' : until)),
    ),
  }),
  v.check(({ from, until }) => from < until, 'hours_crossed'),
)

export const ReadingHoursInput = v.object({
  threadId: Id,
  /** Null reads words from home as they come. */
  hours: v.nullable(
    v.pipe(v.array(span, malformed), v.minLength(1, 'hours_never'), v.maxLength(7, malformed)),
  ),
})

export const ClosingDateInput = v.object({
  threadId: Id,
  /** The last day on which it is open; null for no such day. */
  on: v.nullable(v.pipe(v.string(malformed), v.isoDate('closing_wrong'), v.check(isDay, 'closing_wrong'))),
})

export const OpenNowInput = v.object({ threadId: Id, id: Id })
