/** What administrators see to. */
import * as v from 'valibot'
import { hatTitleLimit, hatsOffered, houseTextLimit, leastForgetMonths, mostForgetMonths } from '../limits.ts'
import {
  accountRoles,
  adminActs,
  blockReasons,
  housePlaces,
  languages,
  moderationActs,
  roomActs,
} from '../words.ts'
import { Email } from './people.ts'
import { Id, malformed, short } from './parts.ts'

/** As a form sends it. */
const typedNumber = (least: number, most: number) =>
  v.pipe(
    v.string(malformed),
    v.regex(/^\d{1,4}$/, 'number_wrong'),
    v.transform(Number),
    v.minValue(least, 'number_wrong'),
    v.maxValue(most, 'number_wrong'),
  )

export const RetentionInput = v.object({ months: typedNumber(leastForgetMonths, mostForgetMonths) })

export const AccountIdInput = v.object({ accountId: Id })

export const FindAccountsInput = v.object({
  text: v.optional(short(100), ''),
  role: v.optional(v.fallback(v.nullable(v.picklist([...accountRoles, 'blocked'])), null), null),
  /** The last one of the page before. */
  after: v.optional(v.fallback(v.nullable(Id), null), null),
})

export const BlockInput = v.object({ accountId: Id, reason: v.picklist(blockReasons, 'field_missing') })

export const EraseAccountInput = v.object({
  accountId: Id,
  words: v.picklist(['stay', 'go'], 'field_missing'),
})

export const InviteInput = v.object({
  email: Email,
  /** None: a citizen. */
  role: v.pipe(
    v.optional(v.picklist([...accountRoles, ''], malformed), ''),
    v.transform((role) => role || null),
  ),
  office: v.pipe(
    v.optional(short(hatTitleLimit), ''),
    v.transform((office) => office || null),
  ),
})

export const EndInviteInput = v.object({ email: Email })

const Place = v.picklist(housePlaces, malformed)
const InLanguage = v.picklist(languages, malformed)

export const HouseTextInput = v.object({
  place: Place,
  language: InLanguage,
  text: v.pipe(
    short(houseTextLimit),
    v.check((text) => text.length > 0, 'text_empty'),
  ),
})

export const TextBackInput = v.object({ place: Place, language: InLanguage })

/** `#0B5D4B`; empty is none. */
export const ColourInput = v.object({
  colour: v.pipe(
    v.string(malformed),
    v.trim(),
    v.toLowerCase(),
    v.regex(/^(#?[0-9a-f]{6})?$/, 'colour_wrong'),
    v.transform((colour) => (colour ? `#${colour.replace('#', '')}` : null)),
  ),
})

const hatName = v.optional(short(hatTitleLimit), '')

export const HatNamesInput = v.object({
  politician_da: hatName,
  politician_en: hatName,
  employee_da: hatName,
  employee_en: hatName,
  chair_da: hatName,
  chair_en: hatName,
  sparring_agent_da: hatName,
  sparring_agent_en: hatName,
})

/** One to a line. */
export const HatsInput = v.object({
  hats: v.pipe(
    short(hatsOffered * (hatTitleLimit + 1)),
    v.transform((text) => [
      ...new Set(
        text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ]),
    v.maxLength(hatsOffered, 'text_too_long'),
    v.check((hats) => hats.every((hat) => hat.length <= hatTitleLimit), 'text_too_long'),
  ),
})

/** Where a page of the log begins: after this instant and row. */
const Cursor = v.pipe(
  v.string(),
  v.regex(/^\d{1,16}-[0-9a-z]{26}$/),
  v.transform((text) => ({ at: Number(text.slice(0, -27)), id: text.slice(-26) })),
)

export const LogInput = v.object({
  act: v.optional(
    v.fallback(v.nullable(v.picklist([...moderationActs, ...roomActs, ...adminActs])), null),
    null,
  ),
  meetingId: v.optional(v.fallback(v.nullable(Id), null), null),
  before: v.optional(v.fallback(v.nullable(Cursor), null), null),
})
