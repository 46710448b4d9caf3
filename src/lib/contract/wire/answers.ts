/** What a question over a socket is answered with. */
import type { RefusalCode } from '../words.ts'

export type Failure = {
  ok: false
  error: {
    code: RefusalCode
    reason: string
    message: string
    /** Under which a bug was logged. */
    reference?: string
  }
}

export type Answer<T> = ({ ok: true } & T) | Failure

export type Ack<T> = (answer: Answer<T>) => void

export type Nothing = Record<never, never>
