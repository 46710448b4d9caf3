/** Somebody who wants to say something aloud: with a hand up, speaking, or done. */
import type { Selectable } from 'kysely'
import type { SpeakerView } from '../../../src/lib/contract/wire/meeting.ts'
import type { SpeakerTable, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'

export type Speaker = Selectable<SpeakerTable>

/** Null for who is done: the list is of those to come. */
export const speakerViewOf = (speaker: Speaker): SpeakerView | null => {
  const { id, name, state, spokeBefore, askedAt, startedAt, seconds } = speaker
  if (state !== 'waiting' && state !== 'speaking') return null
  return { id, name, state, spokeBefore: spokeBefore === 1, askedAt, startedAt, seconds }
}

export const speakerWith = async (trx: Trx, id: string): Promise<Speaker> =>
  (await trx.selectFrom('speaker').selectAll().where('id', '=', id).executeTakeFirst()) ?? refuse('not_found')

export const speakingIn = (trx: Trx, meetingId: string): Promise<Speaker | undefined> =>
  trx
    .selectFrom('speaker')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('state', '=', 'speaking')
    .executeTakeFirst()
