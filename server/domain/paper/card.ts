/**
 * A card of a printed sheet. Its number stands on the card and on the slip that its writer tears off; the slip has a claim
 * code as well, of which only a hash is stored.
 */
import type { Selectable } from 'kysely'
import type { PaperCardTable, Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { claimOn } from '../contributions/contribution.ts'

export type PaperCard = Selectable<PaperCardTable>

/** Refuses `card_unknown`. */
export async function cardFor(reader: Reader, meetingId: string, number: number): Promise<PaperCard> {
  const card = await reader
    .selectFrom('paperCard')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('number', '=', number)
    .executeTakeFirst()
  return card ?? refuse('card_unknown')
}

export const cardOfClaim = (reader: Reader, claimHash: string): Promise<PaperCard | undefined> =>
  reader.selectFrom('paperCard').selectAll().where('claimHash', '=', claimHash).executeTakeFirst()

/**
 * The contribution is what stood on the card, and its slip's code fits it from now on. Of two who type the same card one is
 * refused `card_used`; what was held back may be typed again, since it may have been misread.
 */
export async function tieCard(trx: Trx, card: PaperCard, contributionId: string): Promise<void> {
  const tied = await trx
    .updateTable('paperCard')
    .set({ contributionId })
    .where('meetingId', '=', card.meetingId)
    .where('number', '=', card.number)
    .where((eb) =>
      eb.or([
        eb('contributionId', 'is', null),
        eb('contributionId', 'in', trx.selectFrom('contribution').select('id').where('state', '=', 'held')),
      ]),
    )
    .returning('number')
    .executeTakeFirst()
  if (!tied) refuse('card_used')
  const claimHash = claimOn(card.claimHash, contributionId)
  await trx.updateTable('contribution').set({ claimHash }).where('id', '=', contributionId).execute()
}
