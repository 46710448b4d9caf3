import type { RefusalCode } from './contract/words.ts'

/** HTTP's word for each kind of *no*. */
export const statusOf: Record<RefusalCode, number> = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  closed: 410,
  too_many: 429,
  unavailable: 503,
}
