/** Puts a letter into the queue, as part of whatever else is decided. */
import type { LetterKind } from '../../../src/lib/contract/words.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Tools } from '../tools.ts'
import { type LetterContent, type Recipient, turns } from './letter.ts'

interface Posted {
  key: string
  kind: LetterKind
  meetingId: string | null
  accountId: string | null
  content: LetterContent
  /** Epoch ms. */
  expiresAt: number
  turn: keyof typeof turns
}

/** As many as both engines take in one statement. */
const rowsAtOnce = 500

/** False if a letter with this key was posted before: then nothing has happened. Addresses differ, each from all others. */
export async function postLetter(
  tools: Tools,
  trx: Trx,
  { turn, content, ...letter }: Posted,
  recipients: Recipient[],
): Promise<boolean> {
  const letterId = tools.newId()
  const now = tools.now()
  const made = await trx
    .insertInto('letter')
    .values({
      ...letter,
      id: letterId,
      content: JSON.stringify(content),
      recipients: recipients.length,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  for (let from = 0; from < recipients.length; from += rowsAtOnce) {
    const mails = recipients.slice(from, from + rowsAtOnce).map(({ address, name }) => ({
      ...{ id: tools.newId(), letterId, address, name },
      ...{ turn: turns[turn], tries: 0, dueAt: now, takenBy: null },
    }))
    await trx.insertInto('mail').values(mails).execute()
  }
  return true
}
