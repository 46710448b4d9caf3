import { expect } from 'vitest'
import type { Reason } from '../../server/refusal.ts'

/** The attempt was answered with this no. */
export const refused = (attempt: Promise<unknown>, reason: Reason): Promise<void> =>
  expect(attempt).rejects.toMatchObject({ name: 'Refusal', reason })
