/** How the house is doing, as far as the database knows. Nobody's address, and no word of what people wrote. */
import type { MailOutcome } from '../../../src/lib/contract/words.ts'
import type { Db } from '../../persistence/schema.ts'
import { readQueue } from '../mail/queue.ts'
import type { Actor } from '../people/actor.ts'
import { isFilled } from '../search/fill.ts'
import type { Tools } from '../tools.ts'
import { logAdminAct } from './acts.ts'
import { administratorIn, assertAdministrator } from './administrator.ts'

export interface HouseHealth {
  mail: {
    waiting: number
    /** For how long the oldest of them has waited. */
    oldestMs: number
    /** Of those that wait: how many were tried before. */
    again: number
    /** Null before the first. */
    lastSentAt: number | null
    /** What was given up, by reason; the latest first. */
    failed: { outcome: MailOutcome; count: number; lastAt: number | null }[]
  }
  isSearchFilled: boolean
  /** Meetings that have a feed, and all that was ever told in them. */
  feeds: { meetings: number; told: number }
  /** That serve a meeting at this moment. */
  processes: number
}

/** Longer than a process takes to write its counts again. */
const presentMs = 15_000

/** Refuses `login_first` and `forbidden`. */
export async function readHouseHealth(tools: Tools, actor: Actor): Promise<HouseHealth> {
  assertAdministrator(actor)
  const { db, now } = tools
  const [queue, again, outcomes, isSearchFilled, feeds, processes] = await Promise.all([
    readQueue(tools),
    triedBefore(db),
    latestOutcomes(db),
    isFilled(db),
    feedsOf(db),
    processesOf(db, now()),
  ])
  return {
    mail: {
      ...queue,
      again,
      lastSentAt: outcomes.find(({ outcome }) => outcome === 'sent')?.lastAt ?? null,
      failed: outcomes.filter(({ outcome }) => outcome !== 'sent'),
    },
    ...{ isSearchFilled, feeds, processes },
  }
}

/** Whatever waits is due at once, also what a server asked for later. Answers how many. */
export async function tryMailAgain(tools: Tools, actor: Actor): Promise<{ mails: number }> {
  const { outcome } = await tools.write(async (trx) => {
    const accountId = await administratorIn(trx, actor)
    const due = await trx
      .updateTable('mail')
      .set({ dueAt: tools.now() })
      .where('takenBy', 'is', null)
      .where('dueAt', '>', tools.now())
      .executeTakeFirst()
    const mails = Number(due.numUpdatedRows)
    if (mails > 0) await logAdminAct(tools, trx, accountId, { act: 'mail_again', about: String(mails) })
    return { mails }
  })
  return outcome
}

async function triedBefore(db: Db): Promise<number> {
  const { mails } = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<number>().as('mails'))
    .where('tries', '>', 0)
    .where('takenBy', 'is', null)
    .executeTakeFirstOrThrow()
  return mails
}

async function latestOutcomes(db: Db) {
  const rows = await db
    .selectFrom('letterOutcome')
    .select((eb) => [
      'outcome',
      eb.fn.sum<number | string>('count').as('count'),
      eb.fn.max('lastAt').as('lastAt'),
    ])
    .groupBy('outcome')
    .execute()
  return rows
    .map(({ count, ...row }) => ({ ...row, count: Number(count) }))
    .sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0))
}

async function feedsOf(db: Db): Promise<HouseHealth['feeds']> {
  const { meetings, told } = await db
    .selectFrom('feedHead')
    .select((eb) => [
      eb.fn.count<number>('meetingId').distinct().as('meetings'),
      eb.fn.sum<number | string | null>('head').as('told'),
    ])
    .executeTakeFirstOrThrow()
  return { meetings, told: Number(told ?? 0) }
}

async function processesOf(db: Db, now: number): Promise<number> {
  const { processes } = await db
    .selectFrom('presence')
    .select((eb) => eb.fn.count<number>('processId').distinct().as('processes'))
    .where('at', '>', now - presentMs)
    .executeTakeFirstOrThrow()
  return processes
}
