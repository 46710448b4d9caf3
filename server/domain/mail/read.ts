/** Letters as who sent them sees them: how far they have come, and nobody's address. */
import type { LetterKind, MailOutcome } from '../../../src/lib/contract/words.ts'
import type { Reader } from '../../persistence/schema.ts'

export interface LetterView {
  id: string
  kind: LetterKind
  by: string
  createdAt: number
  expiresAt: number
  recipients: number
  waiting: number
  /** Of those that wait: how many were asked to come again later. */
  again: number
  /** In the order of the words; those that are none are absent. */
  outcomes: { outcome: MailOutcome; count: number }[]
  endedAt: number | null
}

/** The latest first. */
export async function lettersOf(reader: Reader, meetingId: string): Promise<LetterView[]> {
  const letters = await reader
    .selectFrom('letter')
    .leftJoin('account', 'account.id', 'letter.accountId')
    .select(['letter.id', 'kind', 'account.name', 'letter.createdAt', 'expiresAt', 'recipients', 'endedAt'])
    .where('meetingId', '=', meetingId)
    .orderBy('letter.createdAt', 'desc')
    .orderBy('letter.id', 'desc')
    .execute()
  return Promise.all(
    letters.map(async ({ name, ...letter }) => ({
      ...letter,
      by: name ?? '',
      ...(await waitingOf(reader, letter.id)),
      outcomes: await outcomesOf(reader, letter.id),
    })),
  )
}

async function waitingOf(reader: Reader, letterId: string): Promise<{ waiting: number; again: number }> {
  const { waiting, again } = await reader
    .selectFrom('mail')
    .select((eb) => [
      eb.fn.countAll<number>().as('waiting'),
      eb.fn
        .count<number>(
          eb
            .case()
            .when(eb.and([eb('tries', '>', 0), eb('takenBy', 'is', null)]))
            .then(1)
            .end(),
        )
        .as('again'),
    ])
    .where('letterId', '=', letterId)
    .executeTakeFirstOrThrow()
  return { waiting, again }
}

const outcomesOf = (reader: Reader, letterId: string) =>
  reader
    .selectFrom('letterOutcome')
    .select(['outcome', 'count'])
    .where('letterId', '=', letterId)
    .orderBy('outcome')
    .execute()
