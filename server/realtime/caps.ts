/** How much one phone may ask of the process: open sockets for each identity, and messages for each socket. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { sha256 } from '../ids.ts'

/** Tabs of one browser. */
const socketsEach = 20
/** Of those behind one address who show neither device nor login nor token: readers of what is public. */
const strangersEach = 500
/** A phone that sends what it kept all evening, and a desk in a hurry, stay far below. */
const messages = { points: 150, duration: 30 }
/** Who goes on so long after being refused is no phone of ours. */
const patience = 10

export interface Seats {
  /** False when this identity has as many sockets as it may have. */
  take(who: Identity): boolean
  free(who: Identity): void
}

export interface Identity {
  name: string
  limit: number
}

/** @param secret token or device secret; it is not kept. */
export const identityOf = (secret: string | null, address: string): Identity =>
  secret === null
    ? { name: `address ${address}`, limit: strangersEach }
    : { name: sha256(secret), limit: socketsEach }

export function createSeats(): Seats {
  const taken = new Map<string, number>()
  return {
    take({ name, limit }) {
      const count = taken.get(name) ?? 0
      if (count >= limit) return false
      taken.set(name, count + 1)
      return true
    },
    free({ name }) {
      const count = (taken.get(name) ?? 1) - 1
      if (count > 0) taken.set(name, count)
      else taken.delete(name)
    },
  }
}

export type Pace = 'fine' | 'too_fast' | 'absurd'

export function createPace(): (socketId: string) => Promise<Pace> {
  const limiter = new RateLimiterMemory(messages)
  return async (socketId) => {
    const { consumedPoints } = await limiter.penalty(socketId)
    if (consumedPoints <= messages.points) return 'fine'
    return consumedPoints > messages.points * patience ? 'absurd' : 'too_fast'
  }
}
