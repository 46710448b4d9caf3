/** Takes what was erased out of the database's own files soon after, also where no mail is sent and nobody else would. */
import { setTimeout as sleep } from 'node:timers/promises'

interface Parts {
  shred: () => Promise<void>
  failed: (error: unknown) => void
  /** Several at once are one cut: the process stands still for it. */
  afterMs?: number
}

/** Call `stop` when the server stops: what was asked for and not yet done is done then. */
export function shredsSoon({ shred, failed, afterMs = 2000 }: Parts) {
  const stopping = new AbortController()
  const { signal } = stopping
  let waiting: Promise<void> | null = null
  let last = Promise.resolve()
  const run = async () => {
    await sleep(afterMs, undefined, { signal, ref: false }).catch(() => {})
    waiting = null
    await shred().catch(failed)
  }
  return {
    soon: () => void (waiting ??= last = run()),
    stop: () => {
      stopping.abort()
      return last
    },
  }
}
