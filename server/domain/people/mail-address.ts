/** A mail address as it was typed, and as it is known here. */
import { refuse } from '../../refusal.ts'
import { addressFrom } from '../inviting/addresses.ts'

/** Small letters, the domain as DNS knows it. Refuses `email_wrong` for what can be no address. */
export const knownAddress = (typed: string): string =>
  addressFrom(typed.trim())?.toLowerCase() ?? refuse('email_wrong')
