/** Codes, accounts and invitations. */
import * as v from 'valibot'
import { hatTitleLimit, nameLimit } from '../limits.ts'
import { accountRoles, languages } from '../words.ts'
import { Id, malformed, required, short } from './parts.ts'

export const JoinInput = v.object({ code: v.pipe(v.string(malformed), v.maxLength(200, 'code_wrong')) })

export const ClaimInput = v.object({ code: v.pipe(v.string(malformed), v.maxLength(200, 'claim_wrong')) })

/** By the code of a phone or a slip, or, on the phone itself, by the meeting. */
export const KeepInput = v.union([
  v.object({ ...ClaimInput.entries, named: v.optional(v.boolean(malformed), false) }),
  v.object({ meetingId: Id, named: v.optional(v.boolean(malformed), false) }),
])

export const NameWordsInput = v.object({ meetingId: Id, named: v.boolean(malformed) })

/** What becomes of the words of who erases themselves. */
export const EraseInput = v.object({ words: v.picklist(['stay', 'go'], malformed) })

export const LanguageInput = v.object({ language: v.picklist(languages, malformed) })

export const AccountInput = v.object({
  name: required(nameLimit),
  language: v.nullable(v.picklist(languages, malformed)),
  textSize: v.nullable(v.picklist(['large', 'largest'], malformed)),
})

export const ExchangeInput = JoinInput

export const Email = v.pipe(
  v.string(malformed),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(254, 'email_wrong'),
  v.email('email_wrong'),
)

export const Password = v.pipe(
  v.string(malformed),
  v.minLength(10, 'password_short'),
  v.maxLength(256, 'password_long'),
)

export const MunicipalityInput = v.object({
  municipality: required(80),
  /** A mail address, a telephone number, or both. */
  contact: v.optional(short(120), ''),
})

export const SetUpInput = v.object({
  secret: v.string(malformed),
  ...MunicipalityInput.entries,
  name: required(nameLimit),
  email: Email,
  password: Password,
})

export const AcceptInvitationInput = v.object({
  secret: v.string(malformed),
  /** For whoever has no account yet. */
  newcomer: v.optional(v.object({ name: required(nameLimit), email: Email, password: Password })),
})

export const InvitationInput = v.object({ meetingId: Id, invitationId: Id })

export const EndFacilitatorInput = v.object({ meetingId: Id, accountId: Id })

export const RoleInput = v.object({
  accountId: Id,
  role: v.picklist(accountRoles, malformed),
  /** As its holder is known there, *Byplanchef*. */
  office: v.pipe(
    v.optional(short(hatTitleLimit), ''),
    v.transform((office) => office || null),
  ),
})
