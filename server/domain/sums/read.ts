/** Summaries as whoever may read the words reads them, and as somebody writes one. */
import type { SumView } from '../../../src/lib/contract/wire/moves.ts'
import type { Reader } from '../../persistence/schema.ts'
import { inPlace } from '../contributions/in-place.ts'
import type { Actor } from '../people/actor.ts'
import { mayReadThread, readableAmong, threadFor } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { type Paragraph, maySum, paragraphsIn, summableFor } from './sum.ts'

export interface Sums {
  thread: { id: string; question: string }
  maySum: boolean
  /** What stands now. */
  standing: SumView | null
  /** The latest first; of threads that went into this one as well, each with its question. */
  earlier: SumView[]
}

/** Empty for who may not read the words. */
export async function readSums(tools: { db: Reader }, actor: Actor, threadId: string): Promise<Sums> {
  const { thread, settings } = await threadFor(tools.db, actor, threadId)
  const nothing = {
    ...{ thread: { id: thread.id, question: thread.question }, standing: null, earlier: [] },
    maySum: maySum(actor, settings),
  }
  if (!mayReadThread(settings)) return nothing
  const rows = await versionsOf(tools.db, thread.id)
  if (rows.length === 0) return nothing
  const see = await seeing(tools.db, rows, readableAmong(settings))
  const views = rows.map((row) => ({ row, view: see(row, row.threadId !== thread.id) }))
  const latest = views.find(({ row }) => row.threadId === thread.id)
  const standing = latest?.row.act === 'publish' ? latest : undefined
  return {
    ...nothing,
    standing: standing?.view ?? null,
    // A withdrawal is no text of its own.
    earlier: views.flatMap((one) => (one !== standing && one.row.act === 'publish' ? [one.view] : [])),
  }
}

/** The latest first. */
const versionsOf = (reader: Reader, threadId: string) =>
  reader
    .selectFrom('threadSummaryVersion')
    .innerJoin('thread', 'thread.id', 'threadSummaryVersion.threadId')
    .innerJoin('account', 'account.id', 'threadSummaryVersion.accountId')
    .select(['threadSummaryVersion.threadId', 'number', 'act', 'paragraphs', 'said', 'at'])
    .select(['account.name as by', 'thread.question'])
    .where((eb) =>
      eb.or([eb('threadSummaryVersion.threadId', '=', threadId), eb('thread.mergedIntoId', '=', threadId)]),
    )
    .orderBy('at', 'desc')
    .orderBy('number', 'desc')
    .execute()

type Row = Awaited<ReturnType<typeof versionsOf>>[number]

/**
 * A paragraph says what its sources say: who may not read one of them does not read it either. One that is not shown any more
 * is named as that, and nothing of it.
 */
async function seeing(
  reader: Reader,
  rows: Row[],
  readable: string[],
): Promise<(row: Row, isOther: boolean) => SumView> {
  const ids = [...new Set(rows.flatMap((row) => paragraphsIn(row.paragraphs).flatMap((one) => one.sources)))]
  const found =
    ids.length === 0
      ? []
      : await reader
          .selectFrom('contribution')
          .select(['contribution.id', 'contribution.threadId', 'contribution.meetingId'])
          .select(['contribution.state', 'contribution.text', inPlace.as('inPlace')])
          .where('contribution.id', 'in', ids)
          .execute()
  const words = new Map(found.map((word) => [word.id, word]))
  const mayRead = ({ sources }: Paragraph) =>
    sources.every((id) => readable.includes(words.get(id)?.meetingId ?? ''))
  const source = (id: string) => {
    const word = words.get(id)
    const isThere = word?.state === 'shown' && word.inPlace === 1
    return { id, threadId: isThere ? word.threadId : null, text: isThere ? word.text : '' }
  }
  return ({ number, said, at, by, question, paragraphs }, isOther) => {
    const all = paragraphsIn(paragraphs)
    const seen = all.filter(mayRead)
    return {
      ...{ number, said, at, by: by || null },
      ...(isOther && { of: question }),
      paragraphs: seen.map(({ text, sources }) => ({ text, sources: sources.map(source) })),
      unseen: all.length - seen.length,
    }
  }
}

export interface Summing {
  thread: { id: string; question: string }
  /** Of the version that is there; 0: none was published. */
  number: number
  draft: { paragraphs: Paragraph[]; by: string; at: number } | null
}

/** For who writes it. Refuses as `summableFor`. */
export async function readSumming(tools: Tools, actor: Actor, threadId: string): Promise<Summing> {
  const { thread } = await summableFor(tools.db, actor, threadId)
  const row = await tools.db
    .selectFrom('threadSummary')
    .leftJoin('account', 'account.id', 'threadSummary.draftedBy')
    .select(['number', 'draft', 'draftedAt', 'account.name'])
    .where('threadId', '=', thread.id)
    .executeTakeFirst()
  const draft = row?.draft
    ? { paragraphs: paragraphsIn(row.draft), by: row.name ?? '', at: row.draftedAt ?? 0 }
    : null
  return { thread: { id: thread.id, question: thread.question }, number: row?.number ?? 0, draft }
}
