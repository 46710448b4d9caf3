/** As whom somebody writes: the participant that their device is, or one that their account is from home. */
import { seized } from '../../persistence/held.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { WayToWrite } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import type { Actor, DeviceKey } from './actor.ts'
import { participantFor, participantOf } from './enter.ts'

export interface Writer {
  /** Of the participant. */
  id: string
  createdAt: number
  standId: string | null
  isNew: boolean
  /** Null for an account that writes from home: its words need no code to be found again. */
  key: DeviceKey | null
  /** Whose account the words follow into: under its name where it is said of these words, and not else. */
  accountId: string | null
}

export async function writerFor(
  tools: Tools,
  trx: Trx,
  actor: Actor,
  { meetingId, as }: { meetingId: string; as: WayToWrite['as'] },
): Promise<Writer> {
  if (as === 'account') return fromHome(tools, trx, actor, meetingId)
  const participant = await participantFor(tools, trx, actor, meetingId)
  const kept = await keptBy(trx, actor, participant.id)
  return { ...participant, accountId: kept ? (actor.account?.id ?? null) : null }
}

/** A phone that others use as well writes for its owner only while they are logged in on it. */
const keptBy = async (reader: Reader, { account }: Actor, participantId: string) =>
  account
    ? reader
        .selectFrom('participant')
        .select('accountNamed')
        .where('id', '=', participantId)
        .where('accountId', '=', account.id)
        .executeTakeFirst()
    : undefined

/** Whether what this actor wrote at a meeting stands under the name of their account; null where it follows into none. */
export async function standsByName(
  reader: Reader,
  actor: Actor,
  { meeting, as }: Pick<WayToWrite, 'meeting' | 'as'>,
): Promise<boolean | null> {
  if (as === 'account') return false
  const key = actor.keyIn(meeting.id)
  const participant = key && (await participantOf(reader, key.deviceHash, meeting.id))
  const kept = participant && (await keptBy(reader, actor, participant.id))
  return kept ? kept.accountNamed === 1 : null
}

/** A participant without a phone, so that pace, *vis ikke mere* and hats are those of everybody. */
async function fromHome(tools: Tools, trx: Trx, { account }: Actor, meetingId: string): Promise<Writer> {
  const { id: accountId } = account ?? refuse('join_first')
  // Two first posts at the same instant would otherwise make two of them.
  await trx.selectFrom('account').select('id').where('id', '=', accountId).$call(seized(trx)).execute()
  const known = await trx
    .selectFrom('participant')
    .select(['id', 'createdAt'])
    .where('meetingId', '=', meetingId)
    .where('accountId', '=', accountId)
    .where('fromHome', '=', 1)
    .executeTakeFirst()
  const one = known ?? { id: tools.newId(), createdAt: tools.now() }
  if (!known)
    await trx
      .insertInto('participant')
      .values({ ...one, meetingId, accountId, fromHome: 1 })
      .execute()
  return { ...one, standId: null, isNew: false, key: null, accountId }
}
