/** Takes the next mail that is due, for as long as a lease lasts. Any number of processes may ask at once. */
import { passingOver } from '../../persistence/held.ts'
import type { Reader } from '../../persistence/schema.ts'
import { languageTo } from '../people/language.ts'
import type { Tools } from '../tools.ts'
import { type LetterContent, type TakenMail, leaseMs } from './letter.ts'

/**
 * Null when nothing is due. A lease that ran out, because its process died, makes the mail due again; its id stays, so that
 * what was sent twice can be known for one.
 * @param atHand what the one who asks is sending at this instant: a clock that leaps ahead ends leases, and sends nothing twice.
 */
export async function takeMail(tools: Tools, atHand: readonly string[] = []): Promise<TakenMail | null> {
  const { db, now, newSecret } = tools
  // Looked for outside first: an idle server does not write.
  if (!(await due(db, now(), atHand).executeTakeFirst())) return null
  const { outcome } = await tools.write(async (trx) => {
    const mail = await due(trx, now(), atHand).$call(passingOver(trx)).executeTakeFirst()
    if (!mail) return null
    const takenBy = newSecret()
    await trx
      .updateTable('mail')
      .set({ takenBy, dueAt: now() + leaseMs, tries: mail.tries + 1 })
      .where('id', '=', mail.id)
      .execute()
    const letter = await trx
      .selectFrom('letter')
      .select(['id', 'kind', 'meetingId', 'accountId', 'content'])
      .where('id', '=', mail.letterId)
      .executeTakeFirstOrThrow()
    // Written by `postLetter` alone, and there for as long as one mail is.
    const content = JSON.parse(letter.content ?? '') as LetterContent
    const { id, address, name, tries } = mail
    const language = (await languageTo(trx, address, letter.kind)) ?? content.language
    return {
      id,
      address,
      name,
      tries: tries + 1,
      takenBy,
      letter: { ...letter, content: { ...content, language } },
    }
  })
  return outcome
}

const due = (reader: Reader, now: number, atHand: readonly string[]) =>
  reader
    .selectFrom('mail')
    .select(['id', 'letterId', 'address', 'name', 'tries'])
    .where('dueAt', '<=', now)
    .$if(atHand.length > 0, (query) => query.where('id', 'not in', atHand))
    .orderBy('turn')
    .orderBy('dueAt')
    .orderBy('id')
    .limit(1)

/** Asked at the last moment: whom it was for may be gone since it was taken, or somebody else may have it by now. */
export async function isStillTaken({ db }: Tools, { id, takenBy }: TakenMail): Promise<boolean> {
  const found = await db
    .selectFrom('mail')
    .select('id')
    .where('id', '=', id)
    .where('takenBy', '=', takenBy)
    .executeTakeFirst()
  return found !== undefined
}
