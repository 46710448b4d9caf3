/** How the invented texts are written down: what is said, by whom, and in answer to what. */
import type { Hat } from '../office.ts'
import type { HoldReason, ReplyKind } from '../../../src/lib/contract/words.ts'

export interface Utterance {
  text: string
  name?: string
  /** Absent: from a phone. */
  channel?: 'spoken' | 'paper'
  /** Another's words, which this answers. */
  to?: string
  kind?: ReplyKind
  /** Said from office, on a phone of its own. */
  hat?: Hat
  /** Said in a language that few read: what the desk writes below it, in Danish. */
  inDanish?: string
  /** The desk does not show it, and tells its author why. */
  heldBack?: { reason: HoldReason; note: string }
}

/** A bare sentence is said without a name. */
export type Script = (string | Utterance)[]

export const utterance = (line: string | Utterance): Utterance =>
  typeof line === 'string' ? { text: line } : line
