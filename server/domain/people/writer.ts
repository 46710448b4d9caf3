/** As whom somebody writes: the participant that their device is, or one that their account is from home. */
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { WayToWrite } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import type { Actor, DeviceKey } from './actor.ts'
import { participantFor } from './enter.ts'

export interface Writer {
  /** Of the participant. */
  id: string
  createdAt: number
  standId: string | null
  isNew: boolean
  /** Null for an account that writes from home: its words need no code to be found again. */
  key: DeviceKey | null
  /** Whose account the words follow into. */
  accountId: string | null
  accountNamed: boolean
}

export async function writerFor(
  tools: Tools,
  trx: Trx,
  actor: Actor,
  { meetingId, as }: { meetingId: string; as: WayToWrite['as'] },
): Promise<Writer> {
  if (as === 'account') return fromHome(tools, trx, actor, meetingId)
  const participant = await participantFor(tools, trx, actor, meetingId)
  return { ...participant, ...(await accountOf(trx, actor, participant.id)) }
}

/** A phone that others use as well writes for its owner only while they are logged in on it. */
async function accountOf(trx: Trx, { account }: Actor, participantId: string) {
  const kept = account
    ? await trx
        .selectFrom('participant')
        .select('accountNamed')
        .where('id', '=', participantId)
        .where('accountId', '=', account.id)
        .executeTakeFirst()
    : undefined
  return { accountId: kept && account ? account.id : null, accountNamed: kept?.accountNamed === 1 }
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
  return { ...one, standId: null, isNew: false, key: null, accountId, accountNamed: false }
}
