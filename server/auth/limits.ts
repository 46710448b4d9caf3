/** What one address may try. A whole hall shares one, so only guesses and joins are counted, never posts. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { refuse } from '../refusal.ts'

export interface Limits {
  /** Refuses `too_many_codes` after 30 wrong typed codes a minute. */
  assertMayGuess(address: string): Promise<void>
  noteWrongGuess(address: string): Promise<void>
  /** Refuses `too_many_joins` beyond twice the number expected in an hour, and at least 500. */
  countJoin(address: string, meetingId: string, expected: number): Promise<void>
  /** Refuses `too_many_codes` after ten wrong passwords for one account in a quarter of an hour, wherever from. */
  assertMayLogIn(email: string): Promise<void>
  noteWrongLogin(email: string): Promise<void>
}

const leastJoins = 500

export function createLimits(): Limits {
  const guesses = new RateLimiterMemory({ points: 30, duration: 60 })
  const logins = new RateLimiterMemory({ points: 10, duration: 900 })
  const joins = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 3600 })
  const assertLeft = async (limiter: RateLimiterMemory, key: string) => {
    const used = await limiter.get(key)
    if (used && used.consumedPoints >= limiter.points) refuse('too_many_codes')
  }
  const note = async (limiter: RateLimiterMemory, key: string) => void (await limiter.penalty(key))
  return {
    assertMayGuess: (address) => assertLeft(guesses, neighbourhood(address)),
    noteWrongGuess: (address) => note(guesses, neighbourhood(address)),
    async countJoin(address, meetingId, expected) {
      const { consumedPoints } = await joins.penalty(`${neighbourhood(address)} ${meetingId}`)
      if (consumedPoints > Math.max(leastJoins, expected * 2)) refuse('too_many_joins')
    },
    assertMayLogIn: (email) => assertLeft(logins, email.toLowerCase()),
    noteWrongLogin: (email) => note(logins, email.toLowerCase()),
  }
}

/** One household of IPv6 has a /64 to itself. */
function neighbourhood(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}
