/** *Gør opmærksom på*: whoever may read words may ask those who lead to look at them. By itself it hides nothing. */
import type { InferOutput } from 'valibot'
import { ReportInput } from '../../../src/lib/contract/inputs/reports.ts'
import { hmac, sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Contribution, isVisible } from '../contributions/contribution.ts'
import { readableHeldFor } from '../contributions/readable.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { sendReport } from './send.ts'

/** Of one person, in an hour: enough to go through an evening, and too little to bury a desk. */
const mostAnHour = 20
const hourMs = 3_600_000

/** By whom, as far as that is known: nobody is asked who they are. */
type Reporter = { reporter: string; accountId: string | null; deviceHash: string | null }

/**
 * Answers with the secret that opens its receipt; the same person's second report of the same words is the first, unless the
 * words were mended after that was answered: then they are looked at again. One's own words as well: only who leads can take away what stood there earlier. Refuses `not_found` for words that this actor may not
 * read, and `too_many_reports`.
 */
export async function reportContribution(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ secret: string }> {
  const report = parse(ReportInput, input)
  if (report.reason === 'other' && report.words === '') refuse('report_words_missing')

  const { outcome } = await tools.write(async (trx, record) => {
    const { contribution, thread, meeting } = await readableHeldFor(trx, actor, report.id)
    if (!isVisible(contribution)) return refuse('not_found')
    const known = reporterOf(actor, meeting, report.key)
    await assertFew(trx, known, tools.now())
    const by = { ...known, reporter: await roundOf(trx, known, contribution) }
    const secret = secretOf(tools, report.id, by.reporter)
    const id = await store(tools, trx, report, by, secret)
    if (id) {
      record({ name: 'report.made', contributionId: report.id, threadId: thread.id, reportId: id })
      await sendReport(tools, trx, { thread, meeting, origin: report.origin })
    }
    return { secret }
  })
  return outcome
}

/** From nobody in particular it is the sending that counts once. Devices are not known again after their meeting has forgotten. */
export function reporterOf(
  actor: Actor,
  meeting: Pick<Meeting, 'id' | 'forgottenAt'>,
  key: string,
): Reporter {
  const accountId = actor.account?.id ?? null
  const known = meeting.forgottenAt === null && !accountId ? actor.keyIn(meeting.id) : null
  const deviceHash = known?.deviceHash ?? null
  return { reporter: accountId ?? deviceHash ?? sha256(key), accountId, deviceHash }
}

/** Made anew whenever it is asked for, so that nothing is stored that opens it. */
export const secretOf = ({ sealKey }: Pick<Tools, 'sealKey'>, contributionId: string, reporter: string) =>
  hmac(sealKey, `report ${contributionId} ${reporter}`)

/** How often one person may have the same words looked at, however often they are mended. */
const mostRounds = 9

/** All by which one person may be known among the reports of some words. */
export const roundsOf = (reporter: string): string[] =>
  Array.from({ length: mostRounds }, (_, n) => (n === 0 ? reporter : `${reporter} ${n + 1}`))

/** The first that waits, or was answered of the words as they stand; else the next. */
async function roundOf(trx: Trx, { reporter }: Reporter, { id, editedAt }: Contribution): Promise<string> {
  const rounds = roundsOf(reporter)
  const rows = await trx
    .selectFrom('report')
    .select(['reporter', 'answeredAt'])
    .where('contributionId', '=', id)
    .where('reporter', 'in', rounds)
    .execute()
  const answeredAt = new Map(rows.map((row) => [row.reporter, row.answeredAt ?? Infinity]))
  const isOld = (round: string) => (answeredAt.get(round) ?? Infinity) < (editedAt ?? 0)
  return rounds.find((round) => !isOld(round)) ?? rounds.at(-1) ?? reporter
}

async function assertFew(trx: Trx, { reporter }: Reporter, now: number): Promise<void> {
  const { count } = await trx
    .selectFrom('report')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('reporter', 'in', roundsOf(reporter))
    .where('createdAt', '>', now - hourMs)
    .executeTakeFirstOrThrow()
  if (count >= mostAnHour) refuse('too_many_reports')
}

async function store(
  tools: Tools,
  trx: Trx,
  { id: contributionId, reason, words }: InferOutput<typeof ReportInput>,
  by: Reporter,
  secret: string,
): Promise<string | undefined> {
  const inserted = await trx
    .insertInto('report')
    .values({
      ...by,
      ...{ id: tools.newId(), contributionId, reason, words },
      ...{ receiptHash: sha256(secret), createdAt: tools.now() },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}
