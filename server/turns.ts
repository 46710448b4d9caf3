/** Work that is heavy for this machine takes turns: a run on it must not starve a meeting. */
import { refuse } from './refusal.ts'

/** Runs work `atOnce` at a time. Refuses `unavailable` when as many as may wait are waiting already. */
export function inTurns({ atOnce, mayWait }: { atOnce: number; mayWait: number }) {
  let free = atOnce
  const waiting: (() => void)[] = []

  async function takeTurn(): Promise<void> {
    if (free > 0) return void free--
    if (waiting.length >= mayWait) refuse('unavailable')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function giveTurn(): void {
    const next = waiting.shift()
    if (next) next()
    else free++
  }

  return async <T>(work: () => Promise<T>): Promise<T> => {
    await takeTurn()
    try {
      return await work()
    } finally {
      giveTurn()
    }
  }
}
