/** Fills the index of words after the start, with a pause after each part: whoever writes meanwhile waits for one of them at most. */
import { setTimeout } from 'node:timers/promises'

const pauseMs = 20

interface Parts {
  /** Answers whether there is more to do. */
  fill: () => Promise<boolean>
  failed: (error: unknown) => void
}

/** Call what it returns to stop; it waits for what is under way. */
export function fillInBackground({ fill, failed }: Parts): () => Promise<void> {
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted && (await fill()))
      await setTimeout(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
  }
  const running = run().catch(failed)
  return () => {
    stopping.abort()
    return running
  }
}
