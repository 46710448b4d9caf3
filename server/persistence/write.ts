/** The one way to change anything. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import type { KyselyPlugin } from 'kysely'
import { followWords } from '../domain/search/follow.ts'
import type { DomainEvent } from '../feed/events.ts'
import { type Heads, appendToFeed } from '../feed/append.ts'
import type { Db, Trx } from './schema.ts'

export type Recorder = (event: DomainEvent) => void
export type Write = <T>(
  work: (trx: Trx, record: Recorder) => Promise<T>,
) => Promise<{ outcome: T; heads: Heads }>

const inside = new AsyncLocalStorage<true>()

/**
 * Runs `work` in one transaction. What it records is in the feed, and what can be found follows it, if, and only if, its
 * changes are in the database.
 * `wake` hears which meetings changed, after the commit; it neither throws nor waits.
 */
export function createWrite(db: Db, wake: (meetingIds: string[]) => void, now: () => number): Write {
  return (work) =>
    retryingConflicts(async () => {
      const events: DomainEvent[] = []
      const written = await inside.run(true, () =>
        db.transaction().execute(async (trx) => {
          const outcome = await work(trx, (event) => events.push(event))
          await followWords(trx, events)
          return { outcome, heads: await appendToFeed(trx, events, now()) }
        }),
      )
      if (written.heads.size > 0) wake([...written.heads.keys()])
      return written
    })
}

/** For the outer database: inside `write` it would wait for ever on SQLite, and escape the transaction on PostgreSQL. */
export const refusesInsideWrite: KyselyPlugin = {
  transformQuery({ node }) {
    if (inside.getStore()) throw new Error('Inside write, use only the transaction that it hands out.')
    return node
  },
  transformResult: async ({ result }) => result,
}

const deadlock = '40P01'
const serialization = '40001'

/** Who begins again at the same instant meets the same others. */
const longestPauseMs = 50

async function retryingConflicts<T>(attempt: () => Promise<T>, triesLeft = 5): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (triesLeft === 0 || (code !== deadlock && code !== serialization)) throw error
    await setTimeout(Math.random() * longestPauseMs)
    return retryingConflicts(attempt, triesLeft - 1)
  }
}
