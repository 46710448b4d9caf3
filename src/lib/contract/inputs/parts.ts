/** What inputs are made of. A verb parses its input itself, whoever carries it: form, HTTP or socket. Each message is the
 * reason of a refusal (`server/refusal.ts`), never a sentence: sentences belong to the reader's language. */
import * as v from 'valibot'
import { homeTextLimit, nameLimit } from '../limits.ts'
import { hasForbiddenCharacters, hasPersonalNumber, lengthOf, saysSomething, tidy } from '../text.ts'

export const malformed = 'malformed'

export const Id = v.pipe(v.string(malformed), v.regex(/^[0-9a-z]{26}$/, 'not_found'))

/** Made by the phone before the first attempt; 128 bits in any usual spelling. */
export const Key = v.pipe(v.string(malformed), v.regex(/^[A-Za-z0-9_-]{16,64}$/, malformed))

const longest = 20_000

const written = v.pipe(
  v.string(malformed),
  v.maxLength(longest, 'text_too_long'),
  v.transform(tidy),
  v.check((text) => !hasForbiddenCharacters(text), 'text_control'),
)

export const Text = v.pipe(
  written,
  v.check((text) => text.length > 0, 'text_empty'),
  v.check(saysSomething, 'text_empty'),
  v.check((text) => lengthOf(text) <= homeTextLimit, 'text_too_long'),
  v.check((text) => !hasPersonalNumber(text), 'cpr_number'),
)

export const Name = v.pipe(
  written,
  v.transform((name) => name.replaceAll('\n', ' ')),
  v.check((name) => lengthOf(name) <= nameLimit, 'name_too_long'),
  v.check((name) => !hasPersonalNumber(name), 'cpr_number'),
  v.transform((name) => name || null),
)

export const short = (limit: number) =>
  v.pipe(
    written,
    v.check((text) => lengthOf(text) <= limit, 'text_too_long'),
  )

export const required = (limit: number) =>
  v.pipe(
    short(limit),
    v.check((text) => text.length > 0, 'field_missing'),
  )

export const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(malformed), v.integer(malformed), v.minValue(least, malformed), v.maxValue(most, malformed))

/**
 * How long words had been written down when they were sent, by the clock of who sends them; ms. Words are not refused because
 * of a clock: what makes no sense is no time at all.
 */
export const WaitedMs = v.optional(v.fallback(v.pipe(v.number(), v.minValue(0)), 0), 0)

export const MeetingInput = v.object({ meetingId: Id })

export const instant = wholeNumber(0, 8_640_000_000_000)

/** When the draft was saved that its writer had before them, epoch ms; null for none, absent for who does not say. */
export const draftSeen = v.optional(v.nullable(instant))
