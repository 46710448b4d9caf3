/** The clock of what is forgotten on a date: at the start, and every day. */

const dayMs = 24 * 3_600_000

interface Parts {
  /** Answers with how much there was to forget. */
  forget: () => Promise<number>
  /** Takes out of the database's own files what was deleted. */
  shred: () => Promise<void>
  failed: (error: unknown) => void
}

/** Call what it returns to stop; it waits for what is under way. */
export function forgetDaily({ forget, shred, failed }: Parts): () => Promise<void> {
  let last = Promise.resolve()
  const run = async () => {
    if ((await forget()) > 0) await shred()
  }
  const soon = () => void (last = last.then(run).catch(failed))
  const timer = setInterval(soon, dayMs)
  soon()
  return () => {
    clearInterval(timer)
    return last
  }
}
