/** A summary is drafted paragraph by paragraph, published, and withdrawn. */
import { DraftSumInput, PublishSumInput, SumInput } from '../../../src/lib/contract/inputs/moves.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { saidAmong, saidInThreads, tallyOf } from '../contributions/count.ts'
import { assertDraftSeen } from '../draft-seen.ts'
import { isInPlace } from '../contributions/in-place.ts'
import type { Actor } from '../people/actor.ts'
import { readableAmong } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { type Paragraph, type Sum, paragraphsIn, seizeSum, summableFor } from './sum.ts'

/** Kept for those who may write it, and shown to nobody else. A paragraph without words goes. Refuses as `summableFor`, and `draft_overtaken`. */
export async function draftSum(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { threadId, paragraphs, draftSeen } = parse(DraftSumInput, input)
  await tools.write(async (trx) => {
    const { thread } = await summableFor(trx, actor, threadId)
    await assertDraftSeen(trx, await seizeSum(trx, thread.id), draftSeen)
    const kept = paragraphs.filter(({ text }) => text !== '')
    await trx
      .updateTable('threadSummary')
      .set({ draft: JSON.stringify(kept), draftedAt: tools.now(), draftedBy: actor.account?.id ?? null })
      .where('threadId', '=', thread.id)
      .execute()
  })
}

/**
 * The draft, before everybody who may read its sources; what stood there stays readable. Refuses `text_empty` for one without
 * paragraphs, `source_missing` where one rests on nothing that can be read in the thread, `sum_overtaken` and `draft_overtaken`.
 */
export async function publishSum(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { threadId: asked, seen, draftSeen } = parse(PublishSumInput, input)
  await tools.write(async (trx) => {
    const { thread, settings } = await summableFor(trx, actor, asked)
    const sum = await seizeSum(trx, thread.id)
    await assertSeen(trx, sum, seen)
    await assertDraftSeen(trx, sum, draftSeen)
    const paragraphs = paragraphsIn(sum.draft ?? '[]')
    if (paragraphs.length === 0) refuse('text_empty')
    const readable = readableAmong(settings)
    const there = await shownAmong(trx, { threadId: thread.id, readable, paragraphs })
    if (!paragraphs.every(({ sources }) => sources.some((id) => there.has(id)))) refuse('source_missing')
    const { room, home, replies } = tallyOf(saidAmong(await saidInThreads(trx, [thread.id]), readable))
    await addVersion(tools, trx, actor, sum, { act: 'publish', paragraphs, said: room + home + replies })
  })
}

/** It stands among the earlier ones from then on. Nothing happens where none stands. */
export async function withdrawSum(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { threadId: asked, seen } = parse(SumInput, input)
  await tools.write(async (trx) => {
    const { thread } = await summableFor(trx, actor, asked)
    const sum = await seizeSum(trx, thread.id)
    await assertSeen(trx, sum, seen)
    const latest = await latestOf(trx, sum)
    if (latest?.act !== 'publish') return
    const { paragraphs, said } = latest
    await addVersion(tools, trx, actor, sum, { act: 'withdraw', paragraphs: paragraphsIn(paragraphs), said })
  })
}

const latestOf = (trx: Trx, { threadId, number }: Sum) =>
  trx
    .selectFrom('threadSummaryVersion')
    .innerJoin('account', 'account.id', 'threadSummaryVersion.accountId')
    .select(['act', 'paragraphs', 'said', 'account.name as by'])
    .where('threadId', '=', threadId)
    .where('number', '=', number)
    .executeTakeFirst()

async function assertSeen(trx: Trx, sum: Sum, seen: number): Promise<void> {
  if (sum.number !== seen) refuse('sum_overtaken', { by: (await latestOf(trx, sum))?.by ?? '' })
}

/** Of the sources, those that are read in the thread now. */
async function shownAmong(
  trx: Trx,
  { threadId, readable, paragraphs }: { threadId: string; readable: string[]; paragraphs: Paragraph[] },
): Promise<Set<string>> {
  const ids = [...new Set(paragraphs.flatMap(({ sources }) => sources))]
  if (ids.length === 0) return new Set()
  const rows = await trx
    .selectFrom('contribution')
    .select('contribution.id')
    .where('contribution.threadId', '=', threadId)
    .where('contribution.id', 'in', ids)
    .where('contribution.state', '=', 'shown')
    .where('contribution.meetingId', 'in', readable)
    .where(isInPlace)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

interface Version {
  act: 'publish' | 'withdraw'
  paragraphs: Paragraph[]
  said: number
}

async function addVersion(
  tools: Tools,
  trx: Trx,
  actor: Actor,
  { threadId, number: before }: Sum,
  { act, paragraphs, said }: Version,
): Promise<void> {
  const number = before + 1
  const accountId = actor.account?.id ?? refuse('login_first')
  const version = { threadId, number, act, paragraphs: JSON.stringify(paragraphs), said }
  await trx
    .insertInto('threadSummaryVersion')
    .values({ ...version, accountId, at: tools.now() })
    .execute()
  const done = act === 'publish' && { draft: null, draftedBy: null, draftedAt: null }
  await trx
    .updateTable('threadSummary')
    .set({ number, ...done })
    .where('threadId', '=', threadId)
    .execute()
}
