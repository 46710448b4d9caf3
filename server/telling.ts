/** The clock of what followers are told: looks every minute, and takes its time, since a meeting may be under way. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Core } from './core.ts'

interface Parts {
  core: Pick<Core, 'following'>
  /** Where the links of a mail lead; null where nobody can know. */
  origin: string | null
  now: () => number
  failed: (error: unknown) => void
  everyMs?: number
}

/** Also what came while no process looked. */
const overlapMs = 60 * 60_000
const pauseMs = 250

/** Call what it returns to stop; it waits for what is under way. */
export function tellFollowers({ core, origin, now, failed, everyMs = 60_000 }: Parts): () => Promise<void> {
  const stopping = new AbortController()
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
  let since = now() - overlapMs

  async function round(): Promise<void> {
    const begun = now()
    await core.following.wakeAtOnce(since)
    // What is being written at this instant is seen by the next round.
    since = begun - pauseMs * 20
    while (!stopping.signal.aborted && (await core.following.postDigests(origin)) > 0) await rest(pauseMs)
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await round().catch(failed)
      await rest(everyMs)
    }
  })()
  return async () => {
    stopping.abort()
    await running
  }
}
