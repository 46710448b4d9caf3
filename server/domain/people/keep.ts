/**
 * What one wrote in a room follows into one's account, for one meeting at a time and only where one says so. The tie to the
 * phone goes on its date either way; the words stay with the account for as long as its owner wants.
 */
import { KeepInput, NameWordsInput } from '../../../src/lib/contract/inputs/people.ts'
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { type Contribution, isVisible } from '../contributions/contribution.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'
import { type Opened, openedBy } from './claim.ts'
import { participantOf } from './roles.ts'

/**
 * What was written follows, and what this phone writes while one is logged in on it. `named`: it stands under the account's
 * name. Again with another answer changes that. Refuses `login_first`, `claim_wrong`, `nothing_written`, and `words_kept`
 * where it is in somebody else's account.
 */
export async function keepWords(tools: Tools, actor: Actor, input: unknown): Promise<{ kept: number }> {
  const asked = parse(KeepInput, input)
  const { id: accountId } = actor.account ?? refuse('login_first')
  // A code is looked up before: where it is only on the words themselves, all of them are tried.
  const opened = 'code' in asked ? await openedBy(tools.db, asked) : null
  const { outcome } = await tools.write(async (trx, record) => {
    const whose = opened ?? (await ofThisPhone(trx, actor, 'meetingId' in asked ? asked.meetingId : ''))
    if ('participantId' in whose) await tie(trx, whose.participantId, accountId, asked.named)
    return mark(trx, record, whose, { accountId, named: asked.named })
  })
  return { kept: outcome }
}

async function ofThisPhone(trx: Trx, actor: Actor, meetingId: string): Promise<Opened> {
  const key = actor.keyIn(meetingId)
  const participantId = key && (await participantOf(trx, key, meetingId))
  return participantId ? { participantId } : refuse('nothing_written')
}

async function tie(trx: Trx, participantId: string, accountId: string, named: boolean): Promise<void> {
  const participant = await trx
    .selectFrom('participant')
    .select('accountId')
    .where('id', '=', participantId)
    .$call(seized(trx))
    .executeTakeFirst()
  if (!participant) return refuse('nothing_written')
  if (participant.accountId && participant.accountId !== accountId) refuse('words_kept')
  await trx
    .updateTable('participant')
    .set({ accountId, accountNamed: named ? 1 : 0 })
    .where('id', '=', participantId)
    .execute()
}

async function mark(
  trx: Trx,
  record: Recorder,
  whose: Opened,
  { accountId, named }: { accountId: string; named: boolean },
): Promise<number> {
  const words = await trx
    .selectFrom('contribution')
    .select(['id', 'threadId', 'state', 'accountId'])
    .$call((query) =>
      'participantId' in whose
        ? query.where('participantId', '=', whose.participantId)
        : query.where('id', 'in', whose.contributionIds),
    )
    .orderBy('id')
    .$call(seized(trx))
    .execute()
  if (words.some((one) => one.accountId !== null && one.accountId !== accountId)) refuse('words_kept')
  for (const { id, state } of words)
    await trx
      .updateTable('contribution')
      // What was taken back stands nowhere, and would come to stand under a name.
      .set({ accountId, accountNamed: named && state !== 'withdrawn' ? 1 : 0 })
      .where('id', '=', id)
      .execute()
  tellOf(record, words)
  return words.length
}

/** Whether all that is this account's at the meeting stands under its name. */
export async function nameWords(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, named } = parse(NameWordsInput, input)
  const { id: accountId } = actor.account ?? refuse('login_first')
  await tools.write(async (trx, record) => {
    await trx
      .updateTable('participant')
      .set({ accountNamed: named ? 1 : 0 })
      .where('accountId', '=', accountId)
      .where('meetingId', '=', meetingId)
      .execute()
    const words = await trx
      .updateTable('contribution')
      .set({ accountNamed: named ? 1 : 0 })
      .where('accountId', '=', accountId)
      .where('meetingId', '=', meetingId)
      .where('state', '!=', 'withdrawn')
      .returning(['id', 'threadId', 'state'])
      .execute()
    tellOf(record, words)
  })
}

const tellOf = (record: Recorder, words: Pick<Contribution, 'id' | 'threadId' | 'state'>[]): void => {
  for (const { id, threadId, state } of words)
    record({ name: 'contribution.marked', contributionId: id, threadId, seen: isVisible({ state }) })
}

/** What was said at this meeting is nobody's account's any more, and stands without its name. */
export async function letGoOfWords(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId } = parse(MeetingInput, input)
  const { id: accountId } = actor.account ?? refuse('login_first')
  await tools.write(async (trx, record) => {
    await trx
      .updateTable('participant')
      .set({ accountId: null, accountNamed: 0 })
      .where('accountId', '=', accountId)
      .where('meetingId', '=', meetingId)
      .where('fromHome', '=', 0)
      .execute()
    const words = await trx
      .updateTable('contribution')
      .set({ accountId: null, accountNamed: 0 })
      .where('accountId', '=', accountId)
      .where('meetingId', '=', meetingId)
      // What was written from home has no other owner.
      .where('claimHash', 'is not', null)
      .returning(['id', 'threadId', 'state'])
      .execute()
    tellOf(record, words)
  })
}
