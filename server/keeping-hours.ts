/** The clock of reading hours and closing dates: looks as each minute begins, and once at the start for what it missed. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Core } from './core.ts'

interface Parts {
  core: Pick<Core, 'hosting'>
  now: () => number
  failed: (error: unknown) => void
}

const minute = 60_000

/** Call what it returns to stop; it waits for what is under way. */
export function keepHours({ core, now, failed }: Parts): () => Promise<void> {
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await core.hosting.keep().catch(failed)
      const toNextMinute = minute - (now() % minute)
      await sleep(toNextMinute, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  })()
  return async () => {
    stopping.abort()
    await running
  }
}
