/**
 * On its date a meeting forgets which device wrote what. The words stay, each with the hash that its author's claim code
 * fits and nothing else does: it says of no two of them that they are by the same person.
 */
import type { Reader, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import type { Tools } from '../tools.ts'

/** The date for a meeting that ended then; epoch ms. */
export function forgetAtAfter(endedAt: number, months: number): number {
  const date = new Date(endedAt)
  return date.setUTCMonth(date.getUTCMonth() + months)
}

/**
 * Forgets for every meeting whose date has come, and answers with how many there were. Harmless to run twice, or in two
 * processes at once. The room is told of hands that were still up, which have no name any more, and else nothing, since its
 * picture stays as it is; the desk, that there are no phones any more.
 */
export async function forgetDevices(tools: Tools): Promise<number> {
  const due = await tools.db
    .selectFrom('meeting')
    .select('id')
    .where('state', '!=', 'draft')
    .where('forgetAt', '<=', tools.now())
    .where('forgottenAt', 'is', null)
    .execute()
  let forgotten = 0
  for (const { id } of due) {
    const { outcome } = await tools.write((trx, record) => forgetIn(trx, record, id, tools.now()))
    if (outcome) forgotten++
  }
  return forgotten
}

async function forgetIn(trx: Trx, record: Recorder, meetingId: string, now: number): Promise<boolean> {
  // Whoever comes second waits here, and finds it done.
  const begun = await trx
    .updateTable('meeting')
    .set((eb) => ({
      forgottenAt: now,
      phonesForgotten: eb
        .selectFrom('participant')
        .select((count) => count.fn.countAll<number>().as('count'))
        .where('meetingId', '=', meetingId)
        .where('fromHome', '=', 0),
    }))
    .where('id', '=', meetingId)
    .where('forgetAt', '<=', now)
    .where('forgottenAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!begun) return false

  const words = await trx
    .updateTable('contribution')
    .set((eb) => ({ author: eb.ref('id'), submissionHash: '' }))
    .where('meetingId', '=', meetingId)
    .returning(['id', 'threadId'])
    .execute()
  for (const { id, threadId } of words) record({ name: 'phone.forgotten', contributionId: id, threadId })
  const hands = await trx
    .updateTable('speaker')
    .set({ name: null })
    .where('meetingId', '=', meetingId)
    .returning(['id', 'state'])
    .execute()
  for (const { id: speakerId, state } of hands)
    if (state === 'waiting' || state === 'speaking') record({ name: 'speaker.renamed', meetingId, speakerId })
  await trx
    .updateTable('report')
    .set((eb) => ({ deviceHash: null, reporter: eb.ref('id') }))
    .where('deviceHash', 'is not', null)
    .where(
      'contributionId',
      'in',
      trx.selectFrom('contribution').select('id').where('meetingId', '=', meetingId),
    )
    .execute()
  await trx.deleteFrom('paperCard').where('meetingId', '=', meetingId).execute()
  await trx.deleteFrom('participant').where('meetingId', '=', meetingId).execute()
  await trx.deleteFrom('grant').where('meetingId', '=', meetingId).execute()
  return true
}

/** From then on nobody is a participant of it, whatever their device still holds. */
export async function hasForgotten(reader: Reader, meetingId: string): Promise<boolean> {
  const found = await reader
    .selectFrom('meeting')
    .select('id')
    .where('id', '=', meetingId)
    .where('forgottenAt', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}
