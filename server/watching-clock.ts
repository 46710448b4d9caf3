/** Notices when the clock of this machine is put back, and has put right what was measured by it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Core } from './core.ts'

interface Parts {
  core: Pick<Core, 'clock'>
  now: () => number
  failed: (error: unknown) => void
  everyMs?: number
}

/** Less is what the time of the network does. */
const noticedMs = 60_000

/** Once at the start, for what happened while no process ran. Call what it returns to stop; it waits for what is under way. */
export function watchClock({ core, now, failed, everyMs = 10_000 }: Parts): () => Promise<void> {
  const stopping = new AbortController()
  let latest = Infinity
  async function look(): Promise<void> {
    const at = now()
    const isBack = at < latest - noticedMs
    latest = isBack ? at : Math.max(at, latest)
    if (isBack) await core.clock.setRight()
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch(failed)
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  })()
  return async () => {
    stopping.abort()
    await running
  }
}
