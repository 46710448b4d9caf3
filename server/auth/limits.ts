/** What one address may try. A whole hall shares one, so only guesses and joins are counted, never posts. */
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible'
import { hmac } from '../ids.ts'
import { type Refusal, isRefusal, refuse } from '../refusal.ts'
import { neighbourhood } from './neighbourhood.ts'

export interface Limits {
  /** Runs a lookup of a typed code. After 30 wrong ones a minute every answer is `too_many_codes`, the right one as well. */
  guessing<T>(address: string, look: () => Promise<T>): Promise<T>
  /** Refuses `too_many_joins` beyond twice the number expected in an hour, and at least 500; each process counts its own. */
  countJoin(address: string, meetingId: string, expected: number): Promise<void>
  /** Refuses `too_many_searches` beyond 600 a minute: a hall that looks something up together, and no machine that reads it all. */
  countSearch(address: string): Promise<void>
  /** Refuses `too_many_reports` beyond 30 an hour, of those that come from nobody in particular. */
  countReport(address: string): Promise<void>
  /**
   * Runs a check of a password. Refuses `too_many_codes` after ten wrong ones for one account from one address in a quarter
   * of an hour, and after fifty in an hour wherever from. A device that has logged in to the account before is counted by
   * itself alone, so that nobody else's guesses shut it out.
   */
  loggingIn<T>(attempt: Attempt, check: () => Promise<T>): Promise<T>
  /**
   * Whether one more mail may be asked for: to one address five in a quarter of an hour from one place, and forty in an hour in
   * all, so that nobody uses up what its owner may ask for; a device that has logged in to it before has five of its own. And
   * sixty in an hour from one place, which may be a hall. It refuses nothing, since who asks is not to learn more than that
   * they asked.
   */
  mayAsk(attempt: Attempt): Promise<boolean>
}

export interface Attempt {
  email: string
  address: string
  /** Of a device that has logged in to this account before. */
  seal: string | null
}

interface Parts {
  /** Where all processes count together; null with one process. */
  shared: Pool | null
  /** What is counted is stored under names that it makes: no address, and no account. */
  sealKey: string
}

const leastJoins = 500

export function createLimits({ shared, sealKey }: Parts): Limits {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    shared
      ? new RateLimiterPostgres({ ...together(shared), keyPrefix, points, duration })
      : new RateLimiterMemory({ keyPrefix, points, duration })
  const guesses = limiter('guess', 30, 60)
  const near = limiter('near', 10, 900)
  const wide = limiter('wide', 50, 3600)
  const mails = limiter('mails', 5, 900)
  const letters = limiter('letters', 40, 3600)
  const askers = limiter('askers', 60, 3600)
  const searches = new RateLimiterMemory({ points: 600, duration: 60 })
  const reports = limiter('reports', 30, 3600)
  const joins = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 3600 })
  const named = (...parts: string[]) => hmac(sealKey, parts.join(' '))

  return {
    async guessing(address, look) {
      const key = named(neighbourhood(address))
      const assertFew = async () => {
        const wrong = (await guesses.get(key))?.consumedPoints ?? 0
        if (wrong > guesses.points) refuse('too_many_codes')
      }
      // Who guesses on and on costs no lookup.
      await assertFew()
      // Judged after the lookup as well: of a thousand guesses at the same instant, all but thirty learn nothing.
      const found = await look().catch(async (error: unknown) => {
        if (!isWrong(error)) throw error
        const { consumedPoints } = await guesses.penalty(key)
        return consumedPoints > guesses.points ? refuse('too_many_codes') : refuse(error.reason)
      })
      await assertFew()
      return found
    },
    async countJoin(address, meetingId, expected) {
      const { consumedPoints } = await joins.penalty(`${neighbourhood(address)} ${meetingId}`)
      if (consumedPoints > Math.max(leastJoins, expected * 2)) refuse('too_many_joins')
    },
    async countSearch(address) {
      const { consumedPoints } = await searches.penalty(neighbourhood(address))
      if (consumedPoints > searches.points) refuse('too_many_searches')
    },
    async countReport(address) {
      const { consumedPoints } = await reports.penalty(named('reports', neighbourhood(address)))
      if (consumedPoints > reports.points) refuse('too_many_reports')
    },
    async loggingIn({ email, address, seal }, check) {
      const account = email.trim().toLowerCase()
      const counts: Count[] = seal
        ? [[near, named('device', seal)]]
        : [
            [near, named('near', account, neighbourhood(address))],
            [wide, named('wide', account)],
          ]
      return counted(counts, check)
    },
    async mayAsk({ email, address, seal }) {
      const { consumedPoints } = await askers.penalty(named('asks', neighbourhood(address)))
      if (consumedPoints > askers.points) return false
      if (seal) return isWithin(mails, named('asked by', seal))
      const account = email.trim().toLowerCase()
      // One after the other: what one place may not ask for any more does not fill what all share.
      return (
        (await isWithin(mails, named('asked', account, neighbourhood(address)))) &&
        isWithin(letters, named('asked', account))
      )
    },
  }
}

const isWithin = async (limiter: RateLimiterMemory | RateLimiterPostgres, key: string): Promise<boolean> =>
  (await limiter.penalty(key)).consumedPoints <= limiter.points

type Count = [limiter: RateLimiterMemory | RateLimiterPostgres, key: string]

/**
 * Taken before the check and given back unless it was wrong, so that attempts at the same instant count as well. One after
 * the other: what the first refuses does not come to the next, or one address could fill what all share.
 */
async function counted<T>([count, ...rest]: Count[], check: () => Promise<T>): Promise<T> {
  if (!count) return check()
  const [limiter, key] = count
  const { consumedPoints } = await limiter.penalty(key)
  if (consumedPoints > limiter.points) refuse('too_many_codes')
  try {
    const checked = await counted(rest, check)
    await limiter.reward(key)
    return checked
  } catch (error) {
    if (!isWrong(error)) await limiter.reward(key)
    throw error
  }
}

const together = (pool: Pool) => ({
  storeClient: pool,
  storeType: 'pool',
  tableName: 'attempt',
  // By a migration.
  tableCreated: true,
})

const isWrong = (error: unknown): error is Refusal =>
  isRefusal(error) &&
  ['code_wrong', 'claim_wrong', 'hat_wrong', 'login_wrong', 'password_wrong'].includes(error.reason)
