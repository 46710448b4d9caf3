/** What the record of a meeting says beside its words: what was not shown and why, and whether the wall was fair. */
import type { FairnessView } from '../../../src/lib/contract/wire/wall.ts'
import type { HoldReason } from '../../../src/lib/contract/words.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { fairnessOf } from '../wall/read.ts'
import { mayReadWords, meetingFor } from './meeting.ts'

export interface OnRecord {
  /** How many of this meeting's contributions are held back, and never which; without a reason as long as the desk gave none. */
  heldBack: { threadId: string; reason: HoldReason | null; count: number }[]
  fairness: FairnessView
}

/** Refuses `join_first` for who may not read the words. */
export async function readOnRecord({ db }: Tools, actor: Actor, id: string): Promise<OnRecord> {
  const { meeting, roles } = await meetingFor(db, actor, id)
  if (!mayReadWords(meeting, roles)) refuse('join_first')
  const heldBack = await db
    .selectFrom('contribution')
    .select((eb) => ['threadId', 'holdReason as reason', eb.fn.countAll<number>().as('count')])
    .where('meetingId', '=', id)
    .where('state', '=', 'held')
    .groupBy(['threadId', 'holdReason'])
    .orderBy('holdReason')
    .execute()
  return { heldBack, fairness: await fairnessOf(db, id) }
}
