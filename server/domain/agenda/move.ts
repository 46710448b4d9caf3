/** *Gå videre*, or back: the item that the room is at, and with it the question on wall and phones. */
import { AgendaMoveInput } from '../../../src/lib/contract/inputs/agenda.ts'
import type { WallMode } from '../../../src/lib/contract/words.ts'
import type { Trx } from '../../persistence/schema.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { type Item, itemOf } from './item.ts'
import { visit } from './visits.ts'
import { speakingIn } from '../speakers/speaker.ts'
import { haveThought } from '../wall/thinking.ts'
import { emptySlots, saveProgramme, seizedProgramme } from '../wall/programme.ts'
import { takeDown } from '../wall/showings.ts'

/**
 * Refuses `meeting_not_open`, and `not_found` for an item of another meeting. Moving to where one is does nothing.
 * `null` goes back to before the first item: the wall says welcome again.
 */
export async function moveAgenda(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, itemId } = parse(AgendaMoveInput, input)

  await tools.write(async (trx, record) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    if (meeting.state !== 'open') refuse('meeting_not_open')
    const item = itemId === null ? null : await itemOf(trx, meetingId, itemId)
    if (meeting.currentItemId === itemId) return

    const now = tools.now()
    await trx.updateTable('meeting').set({ currentItemId: itemId }).where('id', '=', meetingId).execute()
    if (meeting.currentItemId)
      await trx
        .updateTable('agendaItem')
        .set({ endedAt: now })
        .where('id', '=', meeting.currentItemId)
        .execute()
    if (item)
      await trx
        .updateTable('agendaItem')
        .set({ startedAt: startOf(item, now), endedAt: null })
        .where('id', '=', item.id)
        .execute()
    await visit(trx, meeting.currentItemId, itemId, now)

    const programme = await seizedProgramme(trx, meetingId)
    await takeDown(tools, trx, programme)
    await saveProgramme(tools, trx, programme, {
      itemId,
      threadId: item?.threadId ?? null,
      mode: item ? await startingMode(trx, meetingId, item.threadId) : 'welcome',
      modeBefore: null,
      since: now,
      slots: emptySlots(programme.k),
      reservedId: null,
      focusId: null,
      focusShowingId: null,
      // Whoever was called up goes on speaking.
      floorTaken: (await speakingIn(trx, meetingId)) ? 1 : 0,
      thinkingUntil: null,
      standId: null,
      standUntil: null,
      changedAt: now,
      paceMs: 0,
    })
    const act = (await isOnward(trx, meetingId, meeting.currentItemId, item)) ? 'go_on' : 'go_back'
    await logRoomAct(tools, trx, actor, { meetingId, act, about: item?.title ?? null })
    const touched = [itemId, meeting.currentItemId].filter((id) => id !== null)
    record({ name: 'agenda.moved', meetingId, itemIds: touched })
    record({ name: 'programme.changed', meetingId })
  })
}

async function isOnward(
  trx: Trx,
  meetingId: string,
  fromId: string | null,
  to: Item | null,
): Promise<boolean> {
  if (to === null) return false
  return fromId === null || (await itemOf(trx, meetingId, fromId)).position < to.position
}

/** An item that the room comes back to goes on with the minutes it has left: going on by mistake costs nothing. */
const startOf = ({ startedAt, endedAt }: Item, now: number): number =>
  startedAt !== null && endedAt !== null ? now - (endedAt - startedAt) : now

/** Coming back to a question that people have written to, nobody has to wait for them to think again. */
async function startingMode(trx: Trx, meetingId: string, threadId: string | null): Promise<WallMode> {
  if (threadId === null) return 'running'
  return (await haveThought(trx, meetingId, threadId)) ? 'running' : 'thinking'
}
