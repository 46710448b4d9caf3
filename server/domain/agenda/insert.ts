/** The agenda changes while the meeting goes on: an item or a break more, some minutes, or one item less. */
import { ChangeItemInput, InsertItemInput, ItemInput } from '../../../src/lib/contract/inputs/agenda.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import { openThread } from '../threads/open.ts'
import type { Tools } from '../tools.ts'
import { type Item, itemOf } from './item.ts'
import { dropUnasked, removeItem } from './plan.ts'

/** Puts a new item after another. Refuses `meeting_closed`, and `malformed` for a break with a question. */
export async function insertItem(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { meetingId, afterId, question, ...item } = parse(InsertItemInput, input)
  if (item.kind === 'break' && question) refuse('malformed')
  const id = tools.newId()

  await tools.write(async (trx, record) => {
    const { hostId } = await changeableMeetingFor(trx, actor, meetingId)
    const position = afterId === null ? 0 : (await itemOf(trx, meetingId, afterId)).position + 1
    const moved = await trx
      .updateTable('agendaItem')
      .set((eb) => ({ position: eb('position', '+', 1) }))
      .where('meetingId', '=', meetingId)
      .where('position', '>=', position)
      .returning('id')
      .execute()
    const threadId = question ? await openThread(tools, trx, record, { meetingId, hostId, question }) : null
    await trx
      .insertInto('agendaItem')
      .values({ ...item, id, meetingId, position, threadId })
      .execute()
    const { title: about, minutes: count } = item
    await logRoomAct(tools, trx, actor, { meetingId, act: 'insert_item', threadId, about, count })
    record({ name: 'agenda.planned', meetingId, itemIds: [id, ...moved.map((one) => one.id)] })
  })
  return { id }
}

/** Another title, or other minutes: *fem minutter mere*. */
export async function changeItem(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, itemId, title, minutes } = parse(ChangeItemInput, input)

  await tools.write(async (trx, record) => {
    await changeableMeetingFor(trx, actor, meetingId)
    const item = await itemOf(trx, meetingId, itemId)
    const changed = { title: title ?? item.title, minutes: minutes ?? item.minutes }
    await trx.updateTable('agendaItem').set(changed).where('id', '=', itemId).execute()
    await logChange(tools, trx, actor, item, changed)
    record({ name: 'agenda.planned', meetingId, itemIds: [itemId] })
    // The wall says when its item ends.
    record({ name: 'programme.changed', meetingId })
  })
}

async function logChange(
  tools: Tools,
  trx: Trx,
  actor: Actor,
  { meetingId, title: about, minutes: before }: Item,
  { title, minutes }: Pick<Item, 'title' | 'minutes'>,
): Promise<void> {
  const becomes = title === about ? null : title
  const count = minutes === before ? null : minutes
  if (becomes !== null || count !== null)
    await logRoomAct(tools, trx, actor, { meetingId, act: 'change_item', about, becomes, count })
}

/** Refuses `item_in_use` for an item where the room has been, or that people have written to. */
export async function takeOutItem(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, itemId } = parse(ItemInput, input)

  await tools.write(async (trx, record) => {
    await changeableMeetingFor(trx, actor, meetingId)
    const item: Item = await itemOf(trx, meetingId, itemId)
    await removeItem(trx, item)
    await dropUnasked(trx, record, meetingId, [item])
    await logRoomAct(tools, trx, actor, { meetingId, act: 'take_out_item', about: item.title })
    record({ name: 'agenda.planned', meetingId, itemIds: [itemId] })
  })
}

async function changeableMeetingFor(trx: Trx, actor: Actor, meetingId: string) {
  const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
  return meeting.state === 'closed' ? refuse('meeting_closed') : meeting
}
