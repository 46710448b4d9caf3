/** How far a device without an account has read. It stays in this browser, and goes when the browser forgets. */

export interface ReadHere {
  /** Up to when nothing is new; epoch ms, by the server's clock. */
  until: number
  /** The last contribution on the page where one stopped; null for who came to the end. */
  stoppedId: string | null
}

const name = 'raadslag.reading'
/** The threads that were read last; nobody's browser is filled up. */
const most = 50

export const readHere = (threadId: string): ReadHere | null =>
  kept().find(([id]) => id === threadId)?.[1] ?? null

export function keepHere(threadId: string, read: ReadHere): void {
  const others = kept().filter(([id]) => id !== threadId)
  tried(() => localStorage.setItem(name, JSON.stringify([[threadId, read], ...others].slice(0, most))))
}

export interface NewThere {
  /** Oldest first, as they stand in the thread. */
  ids: string[]
  goOnId: string | null
}

/** Null where nobody answered: then nothing is marked as new. */
export async function newSince(threadId: string, { until, stoppedId }: ReadHere): Promise<NewThere | null> {
  const asked = new URLSearchParams({ since: String(until), ...(stoppedId && { stopped: stoppedId }) })
  const response = await fetch(`/t/${threadId}/read?${asked}`).catch(() => null)
  // Answered by this house.
  return response?.ok ? ((await response.json()) as NewThere) : null
}

/** What was meddled with is nothing. */
function kept(): [string, ReadHere][] {
  const found = tried<unknown>(() => JSON.parse(localStorage.getItem(name) ?? '[]') as unknown)
  return Array.isArray(found) ? found.filter(isKept) : []
}

function isKept(one: unknown): one is [string, ReadHere] {
  if (!Array.isArray(one) || typeof one[0] !== 'string') return false
  const read: unknown = one[1]
  return typeof read === 'object' && read !== null && 'until' in read && typeof read.until === 'number'
}

function tried<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
