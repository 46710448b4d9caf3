/** What became of a thread as a whole: words that went to another, threads that went into it, and what somebody summed up. */
import type { Reader } from '../../persistence/schema.ts'
import { nobody } from '../people/actor.ts'
import { readSums } from '../sums/read.ts'
import { mayReadThread, settingsOf } from '../threads/thread.ts'
import type { Period } from './news.ts'

export type Turn =
  | { is: 'merged'; question: string }
  | { is: 'moved_here' | 'moved_away'; question: string; count: number }
  | { is: 'summed'; by: string | null; text: string }

/** As everybody may read it; the newest last. @param accountId whose own doings are no news to them. */
export async function turnsOf(
  reader: Reader,
  id: string,
  period: Pick<Period, 'from' | 'until'>,
  accountId: string | null,
): Promise<Turn[]> {
  const moves = (await movesOf(reader, id, period)).filter((move) => move.accountId !== accountId)
  const isSummed = await wasSummed(reader, id, period, accountId)
  if (moves.length === 0 && !isSummed) return []
  const settings = await settingsOf(reader, nobody, id)
  if (!mayReadThread(settings)) return []
  const known = new Set(settings.map(({ meeting }) => meeting.id))
  const turns: Turn[] = []
  for (const move of moves) if (await mayKnowOf(reader, move, known)) turns.push(turnFrom(move, id))
  return [...turns, ...(isSummed ? await sumOf(reader, id, period) : [])]
}

const between = (reader: Reader, { from, until }: Pick<Period, 'from' | 'until'>) =>
  reader.selectFrom('threadMove').where('at', '>', from).where('at', '<=', until)

async function movesOf(reader: Reader, id: string, period: Pick<Period, 'from' | 'until'>) {
  const ends = [
    ['intoId', 'fromId'],
    ['fromId', 'intoId'],
  ] as const
  const found = []
  for (const [here, there] of ends)
    found.push(
      ...(await between(reader, period)
        .innerJoin('thread', 'thread.id', `threadMove.${there}`)
        .select(['threadMove.id', 'kind', 'intoId', 'count', 'accountId', 'at'])
        .select(['thread.id as otherId', 'question', 'meetingId', 'mergedIntoId'])
        .where(`threadMove.${here}`, '=', id)
        .execute()),
    )
  return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

type Move = Awaited<ReturnType<typeof movesOf>>[number]

const turnFrom = ({ kind, intoId, question, count }: Move, id: string): Turn =>
  kind === 'merge'
    ? { is: 'merged', question }
    : { is: intoId === id ? 'moved_here' : 'moved_away', question, count }

/** Of a question that was asked behind closed doors alone, nobody else hears. */
const mayKnowOf = async (
  reader: Reader,
  { otherId, mergedIntoId, meetingId }: Move,
  known: ReadonlySet<string>,
): Promise<boolean> =>
  known.has(meetingId) || (await settingsOf(reader, nobody, mergedIntoId ?? otherId)).length > 0

async function wasSummed(
  reader: Reader,
  threadId: string,
  { from, until }: Pick<Period, 'from' | 'until'>,
  accountId: string | null,
): Promise<boolean> {
  const found = await reader
    .selectFrom('threadSummaryVersion')
    .select('accountId')
    .where('threadId', '=', threadId)
    .where('at', '>', from)
    .where('at', '<=', until)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined && found.accountId !== accountId
}

/** What stands now: one that was withdrawn meanwhile is no news. */
async function sumOf(
  reader: Reader,
  id: string,
  { from, until }: Pick<Period, 'from' | 'until'>,
): Promise<Turn[]> {
  const { standing } = await readSums({ db: reader }, nobody, id)
  if (!standing || standing.at <= from || standing.at > until || standing.paragraphs.length === 0) return []
  const text = standing.paragraphs.map((paragraph) => paragraph.text).join('\n\n')
  return [{ is: 'summed', by: standing.by, text }]
}
