/** What one address may try. A whole hall shares one, so only guesses and joins are counted, never posts. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { sha256 } from '../ids.ts'
import { type Refusal, isRefusal, refuse } from '../refusal.ts'

export interface Limits {
  /** Runs a lookup of a typed code. After 30 wrong ones a minute every answer is `too_many_codes`, the right one as well. */
  guessing<T>(address: string, look: () => Promise<T>): Promise<T>
  /** Refuses `too_many_joins` beyond twice the number expected in an hour, and at least 500. */
  countJoin(address: string, meetingId: string, expected: number): Promise<void>
  /** Runs a check of a password. Refuses `too_many_codes` after ten wrong ones for one account in a quarter of an hour, wherever from. */
  loggingIn<T>(email: string, check: () => Promise<T>): Promise<T>
}

const leastJoins = 500

export function createLimits(): Limits {
  const guesses = new RateLimiterMemory({ points: 30, duration: 60 })
  const logins = new RateLimiterMemory({ points: 10, duration: 900 })
  const joins = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 3600 })
  return {
    async guessing(address, look) {
      const key = neighbourhood(address)
      // Judged after the lookup: of a thousand guesses at the same instant, all but thirty learn nothing.
      const found = await look().catch(async (error: unknown) => {
        if (!isWrongCode(error)) throw error
        const { consumedPoints } = await guesses.penalty(key)
        return consumedPoints > guesses.points ? refuse('too_many_codes') : refuse(error.reason)
      })
      const wrong = (await guesses.get(key))?.consumedPoints ?? 0
      return wrong > guesses.points ? refuse('too_many_codes') : found
    },
    async countJoin(address, meetingId, expected) {
      const { consumedPoints } = await joins.penalty(`${neighbourhood(address)} ${meetingId}`)
      if (consumedPoints > Math.max(leastJoins, expected * 2)) refuse('too_many_joins')
    },
    async loggingIn(email, check) {
      const key = accountKey(email)
      // Taken before the check and given back after a right one: attempts at the same instant count as well.
      await logins.consume(key).catch(() => refuse('too_many_codes'))
      const checked = await check()
      await logins.reward(key)
      return checked
    },
  }
}

const isWrongCode = (error: unknown): error is Refusal =>
  isRefusal(error) && (error.reason === 'code_wrong' || error.reason === 'claim_wrong')

/** Hashed, so that whatever somebody types takes the same room. */
const accountKey = (email: string) => sha256(email.trim().toLowerCase())

/** One household of IPv6 has a /64 to itself, however its addresses are shortened. */
export function neighbourhood(address: string): string {
  const [plain = ''] = address.split('%')
  if (!plain.includes(':') || plain.includes('.')) return plain
  const [head = '', tail] = plain.split('::')
  const front = head.split(':').filter(Boolean)
  const back = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length
  const groups = [...front, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...back]
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')
}
