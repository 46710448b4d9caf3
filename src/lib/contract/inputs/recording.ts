/** Words that somebody wrote down for others: what was said aloud, cards, and what was heard outside. */
import * as v from 'valibot'
import { cardsAtOnce, maxCardNumber } from '../limits.ts'
import { recordedChannels } from '../words.ts'
import { Id, Key, Name, Text, WaitedMs, malformed, required, wholeNumber } from './parts.ts'

const CardNumber = wholeNumber(1, maxCardNumber)

export const CardInput = v.object({ meetingId: Id, number: CardNumber })

export const PrintCardsInput = v.object({
  meetingId: Id,
  threadId: Id,
  count: wholeNumber(1, cardsAtOnce),
})

const Stop = v.object({
  key: Key,
  place: required(120),
  startsAt: wholeNumber(0, 8_640_000_000_000),
})

export const StopInput = v.object({ meetingId: Id, key: Key })
export const PlanStopInput = v.object({ meetingId: Id, ...Stop.entries })

export const RecordInput = v.object({
  key: Key,
  meetingId: Id,
  threadId: Id,
  channel: v.picklist(recordedChannels, malformed),
  text: Text,
  name: v.nullish(Name),
  /** Of the printed card that it stood on. */
  cardNumber: v.nullish(CardNumber),
  /** Somebody else reads it before the room does. */
  untilApproved: v.optional(v.boolean(malformed), false),
  /** Where it was heard, as written down there: perhaps nobody has told the server of the place yet. */
  stop: v.nullish(Stop),
  /** The person was told where it will be seen, and said yes. */
  consent: v.optional(v.boolean(malformed), false),
  waitedMs: WaitedMs,
})

export type RecordInput = v.InferInput<typeof RecordInput>
