import type { Reason } from '../../../server/refusal.ts'

const fields: Partial<Record<Reason, string>> = {
  email_wrong: 'email',
  password_short: 'password',
  password_long: 'password',
  name_too_long: 'name',
}

/** The field that a refusal is about, where its reason says so. */
export const wrongFieldOf = (reason: Reason | undefined): string | undefined => reason && fields[reason]
