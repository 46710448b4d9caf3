/** Somebody who wants to say something aloud: with a hand up, speaking, or done. */
import type { Selectable } from 'kysely'
import type { SpeakerTable, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'

export type Speaker = Selectable<SpeakerTable>

export const speakerWith = async (trx: Trx, id: string): Promise<Speaker> =>
  (await trx.selectFrom('speaker').selectAll().where('id', '=', id).executeTakeFirst()) ?? refuse('not_found')

export const speakingIn = (trx: Trx, meetingId: string): Promise<Speaker | undefined> =>
  trx
    .selectFrom('speaker')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('state', '=', 'speaking')
    .executeTakeFirst()

/** A phone has put on a card, or laid it down: what it is called up by has changed where it has a hand up, or speaks. */
export async function retellHandOf(trx: Trx, record: Recorder, participantId: string): Promise<void> {
  const hand = await trx
    .selectFrom('speaker')
    .select(['id', 'meetingId'])
    .where('participantId', '=', participantId)
    .where('state', 'in', ['waiting', 'speaking'])
    .execute()
  for (const { id: speakerId, meetingId } of hand) record({ name: 'speaker.renamed', meetingId, speakerId })
}
