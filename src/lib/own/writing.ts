/** What the phone can say about words before it sends them; the server says the same, and means it. */
import {
  hasForbiddenCharacters,
  hasPersonalNumber,
  lengthOf,
  saysSomething,
  tidy,
} from '$lib/contract/text.ts'
import { m } from '$lib/paraglide/messages.js'

/** Why this cannot be sent as it is, in the reader's language; null when it can. */
export function problemIn(text: string, name: string, limit: number): string | null {
  const words = tidy(text)
  if (!saysSomething(words)) return m.refusal_text_empty()
  if (lengthOf(words) > limit) return m.refusal_text_too_long()
  if (hasForbiddenCharacters(words) || hasForbiddenCharacters(tidy(name))) return m.refusal_text_control()
  return hasPersonalNumber(words) || hasPersonalNumber(name) ? m.refusal_cpr_number() : null
}

/** Characters left, as they will be counted when it is sent. */
export const leftOf = (text: string, limit: number): number => limit - lengthOf(text.normalize('NFC'))
