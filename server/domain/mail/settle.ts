/** What became of a mail: its row goes, and one more is counted. With its last mail a letter's words go as well. */
import type { MailOutcome } from '../../../src/lib/contract/words.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Tools } from '../tools.ts'
import { type TakenMail, type Verdict, mostTries, waitAfterMs } from './letter.ts'

/** Answers whether its letter has come to its end. Does nothing for a lease that ran out and was taken by another. */
export async function settleMail(tools: Tools, mail: TakenMail, verdict: Verdict): Promise<boolean> {
  const { outcome } = await tools.write((trx) => {
    if (verdict.is === 'over') return settle(tools, trx, mail, verdict.outcome)
    if (verdict.is === 'later' && mail.tries >= mostTries) return settle(tools, trx, mail, 'gave_up')
    return putBack(tools, trx, mail, verdict)
  })
  return outcome
}

async function settle(tools: Tools, trx: Trx, mail: TakenMail, outcome: MailOutcome): Promise<boolean> {
  await seizeLetter(trx, mail.letter.id)
  const gone = await trx
    .deleteFrom('mail')
    .where('id', '=', mail.id)
    .where('takenBy', '=', mail.takenBy)
    .returning('id')
    .executeTakeFirst()
  if (!gone) return false
  await count(tools, trx, mail.letter.id, { outcome, more: 1 })
  return endIfDone(tools, trx, mail.letter.id)
}

async function putBack(
  { now }: Tools,
  trx: Trx,
  mail: TakenMail,
  verdict: Exclude<Verdict, { is: 'over' }>,
): Promise<false> {
  const wait = verdict.is === 'later' ? waitAfterMs(mail.tries) : verdict.inMs
  await trx
    .updateTable('mail')
    .set({
      takenBy: null,
      dueAt: now() + wait,
      tries: verdict.is === 'later' ? mail.tries : mail.tries - 1,
    })
    .where('id', '=', mail.id)
    .where('takenBy', '=', mail.takenBy)
    .execute()
  return false
}

/** Gives up on everything whose time is over. Answers how many letters have ended by it. */
export async function expireLetters(tools: Tools): Promise<number> {
  const late = await tools.db
    .selectFrom('letter')
    .select('id')
    .where('endedAt', 'is', null)
    .where('expiresAt', '<=', tools.now())
    .execute()
  let ended = 0
  for (const { id } of late) {
    const { outcome } = await tools.write((trx) => expire(tools, trx, id))
    if (outcome) ended++
  }
  return ended
}

async function expire(tools: Tools, trx: Trx, letterId: string): Promise<boolean> {
  await seizeLetter(trx, letterId)
  // What is on its way at this instant is settled by whoever carries it.
  const { numDeletedRows } = await trx
    .deleteFrom('mail')
    .where('letterId', '=', letterId)
    .where((eb) => eb.or([eb('takenBy', 'is', null), eb('dueAt', '<=', tools.now())]))
    .executeTakeFirst()
  if (numDeletedRows > 0n)
    await count(tools, trx, letterId, { outcome: 'too_late', more: Number(numDeletedRows) })
  return endIfDone(tools, trx, letterId)
}

/** Two who settle the last two mails take turns: otherwise each would still see the other's. */
const seizeLetter = (trx: Trx, id: string) =>
  trx.selectFrom('letter').select('id').where('id', '=', id).$call(seized(trx)).executeTakeFirst()

const count = (
  { now }: Tools,
  trx: Trx,
  letterId: string,
  { outcome, more }: { outcome: MailOutcome; more: number },
) =>
  trx
    .insertInto('letterOutcome')
    .values({ letterId, outcome, count: more, lastAt: now() })
    .onConflict((conflict) =>
      conflict
        .columns(['letterId', 'outcome'])
        .doUpdateSet((eb) => ({ count: eb('letterOutcome.count', '+', more), lastAt: now() })),
    )
    .execute()

async function endIfDone({ now }: Tools, trx: Trx, letterId: string): Promise<boolean> {
  const left = await trx
    .selectFrom('mail')
    .select('id')
    .where('letterId', '=', letterId)
    .limit(1)
    .executeTakeFirst()
  if (left) return false
  const ended = await trx
    .updateTable('letter')
    .set({ endedAt: now(), content: null })
    .where('id', '=', letterId)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
