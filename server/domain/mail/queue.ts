/** The queue as whoever runs the server may know it: how much, for how long, what came of it, and nobody's address. */
import { type MailOutcome, mailOutcomes } from '../../../src/lib/contract/words.ts'
import type { Tools } from '../tools.ts'
import { turns } from './letter.ts'

/** `oldestMs`: for how long the mail that was posted first has waited; 0 while none does. */
export async function readQueue({ db, now }: Tools): Promise<{ waiting: number; oldestMs: number }> {
  const { waiting, oldest } = await db
    .selectFrom('mail')
    .innerJoin('letter', 'letter.id', 'mail.letterId')
    .select((eb) => [
      eb.fn.countAll<number>().as('waiting'),
      eb.fn.min<number | null>('letter.createdAt').as('oldest'),
    ])
    .executeTakeFirstOrThrow()
  return { waiting, oldestMs: oldest === null ? 0 : Math.max(0, now() - oldest) }
}

/** Of those that could be sent now, and are not on their way. */
export async function countDue({ db, now }: Tools, turn: keyof typeof turns, upTo: number): Promise<number> {
  const due = db
    .selectFrom('mail')
    .select('id')
    .where('turn', '=', turns[turn])
    .where('dueAt', '<=', now())
    .limit(upTo)
  const { count } = await db
    .selectFrom(due.as('due'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Of all letters there ever were; these numbers only rise. */
export async function countOutcomes({ db }: Tools): Promise<Record<MailOutcome, number>> {
  const counted = await db
    .selectFrom('letterOutcome')
    .select(['outcome', (eb) => eb.fn.sum<number | string>('count').as('mails')])
    .groupBy('outcome')
    .execute()
  const mails = new Map(counted.map(({ outcome, mails }) => [outcome, Number(mails)]))
  return Object.fromEntries(mailOutcomes.map((one) => [one, mails.get(one) ?? 0])) as Record<
    MailOutcome,
    number
  >
}
