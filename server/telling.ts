/** The clock of what followers are told: looks every minute, and takes its time, since a meeting may be under way. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Core } from './core.ts'
import { settleMs } from './domain/following/settle.ts'

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
/** A mail that went out in the last round told of nothing newer than this; and the commit of a round takes a little. */
export const lookBackMs = settleMs + 5000
/** Between one follower and the next, and until a full queue is looked at again. */
const [pauseMs, fullMs] = [20, 250]

/** Call what it returns to stop; it waits for what is under way. */
export function tellFollowers({ core, origin, now, failed, everyMs = 60_000 }: Parts): () => Promise<void> {
  const stopping = new AbortController()
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
  let since = now() - overlapMs

  async function round(): Promise<void> {
    const begun = now()
    // A clock that was put back was not there yet.
    await core.following.wakeAtOnce(since > begun ? begun - overlapMs : since)
    since = begun - lookBackMs
    const until = performance.now() + everyMs
    while (!stopping.signal.aborted && performance.now() < until)
      await rest((await post()) ? fullMs : everyMs)
  }
  const post = () => core.following.postDigests(origin, () => rest(pauseMs))

  const running = (async () => {
    while (!stopping.signal.aborted)
      await round().catch((error: unknown) => {
        failed(error)
        return rest(everyMs)
      })
  })()
  return async () => {
    stopping.abort()
    await running
  }
}
