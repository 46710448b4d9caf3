/** When what stood on a wall could be seen, and for how long. */
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import type { Tools } from '../tools.ts'
import type { Standing } from './fair.ts'
import type { Programme } from './programme.ts'
import { pageTime } from './still.ts'

/** Ends the showing of cards that leave: how long they stood is on record. */
export async function endShowings(
  trx: Trx,
  leaving: Standing[],
  endOf: (standing: Standing) => number,
): Promise<void> {
  for (const standing of leaving)
    await trx
      .updateTable('showing')
      .set({ shownMs: Math.max(0, endOf(standing)) })
      .where('id', '=', standing.showingId)
      .execute()
}

/** Puts one showing on record and answers its id. The desk and its author hear of it. */
export async function beginShowing(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  meetingId: string,
  contributionId: string,
): Promise<string> {
  const id = tools.newId()
  const at = tools.now()
  await trx.insertInto('showing').values({ id, meetingId, contributionId, at, shownMs: 0 }).execute()
  await trx
    .updateTable('wallEntry')
    .set((eb) => ({ showings: eb('showings', '+', 1), shownAt: eb.fn.coalesce('shownAt', eb.val(at)) }))
    .where('meetingId', '=', meetingId)
    .where('contributionId', '=', contributionId)
    .execute()
  const { threadId } = await trx
    .selectFrom('contribution')
    .select('threadId')
    .where('id', '=', contributionId)
    .executeTakeFirstOrThrow()
  record({ name: 'contribution.put_on_wall', contributionId, threadId })
  return id
}

/** Takes down what stands or is focused, with its time on record. */
export async function takeDown(tools: Tools, trx: Trx, programme: Programme): Promise<void> {
  const now = tools.now()
  const standing = programme.slots.filter((slot) => slot !== null)
  await endShowings(trx, standing, ({ since }) => seenUntil(programme, now) - since)
  await endFocus(trx, programme, now)
}

/** Until when what stands could be seen: on a dark screen, or behind a card that is shown large, it could not. */
export const seenUntil = ({ mode, since }: Programme, now: number): number =>
  mode === 'blank' || mode === 'focus' ? since : now

/** What stands, with the time in which nobody saw it left out of its showing. */
export const seenAgain = (programme: Programme, now: number): Programme['slots'] =>
  programme.slots.map((slot) => slot && seenAnew(slot, programme, now))

/** Behind a card that was shown large no page turned. */
const seenAnew = (slot: Standing, programme: Programme, now: number): Standing => ({
  ...slot,
  since: slot.since + now - seenUntil(programme, now),
  pagesFrom:
    slot.pagesFrom + (programme.mode === 'focus' ? pageTime(programme, now) - programme.pagesFrom : 0),
})

export async function endFocus(trx: Trx, programme: Programme, now: number): Promise<void> {
  if (programme.focusShowingId === null) return
  await trx
    .updateTable('showing')
    .set({ shownMs: Math.max(0, now - programme.since) })
    .where('id', '=', programme.focusShowingId)
    .execute()
}
