/** By when the municipality has promised to answer, where everybody may read what it promises. */
import type { Reader } from '../../persistence/schema.ts'
import { isInPlace } from '../contributions/in-place.ts'
import { isPublic } from '../meetings/publicity.ts'
import type { Lately } from './answers.ts'

export interface PromiseNews {
  /** A contribution's; null: of the whole thread. */
  words: string | null
  who: string
  /** `2026-12-01`, and what was promised at first where that was sooner. */
  due: string
  movedFrom: string | null
}

/** What stands, was promised or came to be read lately, and has not been kept yet. The newest last. */
export async function promiseNews(
  reader: Reader,
  threadId: string,
  { from, until }: Lately,
): Promise<PromiseNews[]> {
  const rows = await promisedIn(reader, threadId).where('promise.createdAt', '<=', until).execute()
  return rows
    .filter((row) => row.withdrawnAt === null && row.outcome === null && isReadable(row))
    .filter(({ createdAt, publishedAt }) => createdAt > from || (publishedAt ?? 0) > from)
    .filter(({ publishedAt }) => publishedAt !== null && publishedAt <= until)
    .map(({ contributionId, text, who, due }) => {
      const before = rows.filter((row) => row.contributionId === contributionId && row.due < due)
      return { words: text, who, due, movedFrom: before[0]?.due ?? null }
    })
}

type Row = Awaited<ReturnType<ReturnType<typeof promisedIn>['execute']>>[number]

const isReadable = (row: Row): boolean =>
  isPublic(row) && (row.contributionId === null || row.state === 'shown')

/** With the answer to the same, if there is one. */
const promisedIn = (reader: Reader, threadId: string) =>
  reader
    .selectFrom('promise')
    .innerJoin('meeting', 'meeting.id', 'promise.meetingId')
    .leftJoin('contribution', 'contribution.id', 'promise.contributionId')
    .leftJoin('answer', (join) =>
      join.on((eb) => eb('answer.about', '=', eb.fn.coalesce('promise.contributionId', 'promise.threadId'))),
    )
    .select(['promise.contributionId', 'who', 'due', 'promise.createdAt', 'withdrawnAt'])
    .select(['text', 'contribution.state', 'answer.outcome', 'access', 'publishedAt'])
    .where('promise.threadId', '=', threadId)
    .where('promise.answers', '=', 1)
    .where(isInPlace)
    .where('meeting.rehearsalOf', 'is', null)
    .orderBy('promise.createdAt')
    .orderBy('promise.id')
