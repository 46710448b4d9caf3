/** Links, codes and passwords. An address is made sense of by the server, which knows what a domain is. */
import * as v from 'valibot'
import { hasPersonalNumber } from '../text.ts'
import { nameLimit } from '../limits.ts'
import { malformed, short } from './parts.ts'
import { Password } from './people.ts'

const longestAddress = 320

const address = v.pipe(v.string(malformed), v.maxLength(longestAddress, 'email_wrong'))

export const AskForLinkInput = v.object({ email: address })

export const LogInInput = v.object({ email: address, password: v.string(malformed) })

/** What an account is called. Anybody may read it beside what its owner writes. */
export const AccountName = v.pipe(
  short(nameLimit),
  v.transform((name) => name.replaceAll('\n', ' ')),
  v.check((name) => !hasPersonalNumber(name), 'cpr_number'),
)

/** Where there is no account yet. */
const name = v.optional(AccountName)

export const UseLinkInput = v.object({ secret: v.string(malformed), name })

export const UseCodeInput = v.object({
  code: v.pipe(v.string(malformed), v.maxLength(40, 'login_code_wrong')),
  name,
})

export const NameArrivalInput = v.object({ name })

/** Left out by who has none, or came by a fresh link. */
const present = v.optional(v.string(malformed), '')

export const PresentPasswordInput = v.object({ present })

export const NewPasswordInput = v.object({ present, password: Password })
