import { timingSafeEqual } from 'node:crypto'
import { sha256 } from '../ids.ts'

/** Takes as long for a wrong one as for the right one. */
export const isSameSecret = (given: string | undefined, expected: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(given ?? '')), Buffer.from(sha256(expected)))
