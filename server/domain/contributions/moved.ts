/** Words that stand in another thread than the one that they were written in. */
import type { Reader } from '../../persistence/schema.ts'
import type { Contribution } from './contribution.ts'

type Stands = Pick<Contribution, 'id' | 'threadId' | 'writtenInId'>

/** The questions of both, by contribution. */
export async function movesOf(
  reader: Reader,
  rows: Stands[],
): Promise<Map<string, { from: string; into: string }>> {
  const moved = rows.filter(({ writtenInId }) => writtenInId !== null)
  if (moved.length === 0) return new Map()
  const threads = await reader
    .selectFrom('thread')
    .select(['id', 'question'])
    .where('id', 'in', [
      ...new Set(moved.flatMap(({ threadId, writtenInId }) => [threadId, writtenInId ?? ''])),
    ])
    .execute()
  const questions = new Map(threads.map(({ id, question }) => [id, question]))
  const asked = (id: string | null) => questions.get(id ?? '') ?? ''
  return new Map(
    moved.map(({ id, threadId, writtenInId }) => [id, { from: asked(writtenInId), into: asked(threadId) }]),
  )
}
