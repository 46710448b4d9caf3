/** What a thread's host decides: who comes after them, when words from home are read, and until when one may write. */
import {
  ClosingDateInput,
  HandOverInput,
  OpenNowInput,
  ReadingHoursInput,
} from '../../../src/lib/contract/inputs/hosting.ts'
import { type ReadingHours, endOfDay, nextReading } from '../../../src/lib/contract/reading-hours.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import { refuse } from '../../refusal.ts'
import type { Trx } from '../../persistence/schema.ts'
import { releaseText } from '../moderation/release.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { hostedThreadFor, possibleHosts } from './host.ts'
import { showWhatWaited } from './hours.ts'

/** Refuses `host_unfit` for who neither leads one of its meetings nor is trusted with a role. */
export async function handOverThread(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { accountId, ...asked } = parse(HandOverInput, input)
  await tools.write(async (trx) => {
    const { id: threadId } = await hostedThreadFor(trx, actor, asked.threadId)
    if (!(await possibleHosts(trx, threadId)).some(({ id }) => id === accountId)) refuse('host_unfit')
    await trx.updateTable('thread').set({ hostId: accountId }).where('id', '=', threadId).execute()
  })
}

/** What waits already waits by the new hours; what need not wait any longer is shown at once. */
export async function setReadingHours(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { hours, ...asked } = parse(ReadingHoursInput, input)
  await tools.write(async (trx, record) => {
    const now = tools.now()
    const thread = await hostedThreadFor(trx, actor, asked.threadId)
    const { id: threadId } = thread
    const readingHours = hours && JSON.stringify(hours)
    if (thread.readingHours === readingHours) return
    await trx.updateTable('thread').set({ readingHours }).where('id', '=', threadId).execute()
    const waits = until(hours, now)
    const waiting = await waitAnew(trx, threadId, waits)
    if (waits <= now) await showWhatWaited(trx, record, { ...thread, readingHours }, now)
    else
      for (const contributionId of waiting)
        record({ name: 'contribution.awaits_approval', contributionId, threadId })
    record({ name: 'thread.arranged', threadId })
  })
}

const until = (hours: ReadingHours | null, now: number): number => (hours && nextReading(hours, now)) ?? now

async function waitAnew(trx: Trx, threadId: string, waitsUntil: number): Promise<string[]> {
  const waiting = await trx
    .updateTable('contribution')
    .set({ waitsUntil })
    .where('threadId', '=', threadId)
    .where('state', '=', 'waiting')
    .where('waitsUntil', 'is not', null)
    .returning('id')
    .execute()
  return waiting.map(({ id }) => id)
}

/** So long before it closes its followers are told; longer than from one weekly mail to the next. */
const toldBeforeMs = 8 * 24 * 3_600_000

/**
 * One may write until the end of that day, by the municipality's clock; null: as long as it stands. Also opens what was closed
 * again. Refuses `due_passed` for a day that is over.
 */
export async function setClosingDate(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { on, ...asked } = parse(ClosingDateInput, input)
  await tools.write(async (trx, record) => {
    const now = tools.now()
    const closesAt = on === null ? null : endOfDay(on)
    if (closesAt !== null && closesAt <= now) refuse('due_passed')
    const thread = await hostedThreadFor(trx, actor, asked.threadId)
    const { id: threadId } = thread
    if (thread.state === 'open' && thread.closesAt === closesAt) return
    const closingNewsAt = closesAt && Math.max(now, closesAt - toldBeforeMs)
    await trx
      .updateTable('thread')
      .set({ state: 'open', closesAt, closingNewsAt })
      .where('id', '=', threadId)
      .execute()
    record({ name: 'thread.arranged', threadId })
  })
}

/** *Vis nu*: shows one that waits, before its time. Nothing happens to what is shown already. Refuses `state_passed`. */
export async function openNow(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, ...asked } = parse(OpenNowInput, input)
  await tools.write(async (trx, record) => {
    const { id: threadId } = await hostedThreadFor(trx, actor, asked.threadId)
    const contribution =
      (await trx
        .selectFrom('contribution')
        .selectAll()
        .where('id', '=', id)
        .where('threadId', '=', threadId)
        .$call(seized(trx))
        .executeTakeFirst()) ?? refuse('not_found')
    if (contribution.state === 'shown') return
    if (contribution.state !== 'waiting') refuse('state_passed')
    await releaseText(tools, trx, record, actor, contribution)
  })
}
