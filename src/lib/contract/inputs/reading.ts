/** How far somebody has read. */
import * as v from 'valibot'
import { Id, instant, malformed } from './parts.ts'

export const ReadThreadInput = v.object({ threadId: Id })

export const MarkReadInput = v.object({
  threadId: Id,
  /** When the page was made that they have read; epoch ms, by the server's clock. */
  until: instant,
  /** The last contribution of a page after which there are more, oldest first; null for a page that reaches the end. */
  last: v.nullable(Id),
})

/** For a device that remembers for itself how far it has read. */
export const SinceInput = v.object({
  threadId: Id,
  since: v.fallback(instant, 0),
  stoppedId: v.nullish(Id, null),
})

export const RememberInput = v.object({ on: v.boolean(malformed) })
