/** What administrators see to. */
import * as v from 'valibot'
import { hatTitleLimit, houseTextLimit, leastForgetMonths, mostForgetMonths } from '../limits.ts'
import { accountRoles, blockReasons, housePlaces, languages } from '../words.ts'
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
