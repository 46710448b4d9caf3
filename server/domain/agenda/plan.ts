/** Writes a meeting's agenda as a whole: kept items keep their thread, new questions open one. */
import type { InferOutput } from 'valibot'
import type { PlanInput } from '../../../src/lib/contract/inputs/planning.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { dropThread, openThread } from '../threads/open.ts'
import { seized } from '../../persistence/held.ts'
import type { Tools } from '../tools.ts'

type PlannedItem = InferOutput<typeof PlanInput>['agenda'][number]

interface Plan {
  meetingId: string
  hostId: string
  agenda: PlannedItem[]
}

/** Refuses `item_in_use` where an item that people have been at, or written to, would go. */
export async function planAgenda(tools: Tools, trx: Trx, record: Recorder, plan: Plan): Promise<void> {
  const before = await trx
    .selectFrom('agendaItem')
    .selectAll()
    .where('meetingId', '=', plan.meetingId)
    .execute()
  const known = new Map(before.map((item) => [item.id, item]))
  const kept = new Set(plan.agenda.flatMap(({ id }) => (id ? [id] : [])))
  for (const id of kept) if (!known.has(id)) refuse('not_found')

  const gone = before.filter(({ id }) => !kept.has(id))
  for (const item of gone) await removeItem(trx, item)

  if (plan.agenda.some(({ kind, question }) => kind === 'break' && question)) refuse('malformed')
  const itemIds = gone.map(({ id }) => id)
  for (const [position, item] of plan.agenda.entries()) {
    const old = item.id ? known.get(item.id) : undefined
    const { meetingId, hostId } = plan
    const asked = { meetingId, hostId, question: item.question ?? '', threadId: old?.threadId ?? null }
    const threadId = await threadAsking(tools, trx, record, asked)
    const { title, minutes, kind } = item
    const row = { position, title, minutes, threadId, ...(kind && { kind }) }
    const id = old?.id ?? tools.newId()
    if (old) await trx.updateTable('agendaItem').set(row).where('id', '=', id).execute()
    else
      await trx
        .insertInto('agendaItem')
        .values({ ...row, id, meetingId: plan.meetingId })
        .execute()
    itemIds.push(id)
  }
  await dropUnasked(trx, record, plan.meetingId, before)
  record({ name: 'agenda.planned', meetingId: plan.meetingId, itemIds })
}

interface Asked {
  meetingId: string
  hostId: string
  /** Empty for none. */
  question: string
  /** That has asked it until now. */
  threadId: string | null
}

/**
 * The thread that asks the question from now on: the same in other words, a new one, or none. Who lets one go drops it when
 * nothing refers to it any more. Refuses `item_in_use` where people have written to it.
 */
export async function threadAsking(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { meetingId, hostId, question, threadId }: Asked,
): Promise<string | null> {
  if (!threadId) return question ? openThread(tools, trx, record, { meetingId, hostId, question }) : null
  if (!question) return (await isWrittenTo(trx, threadId)) ? refuse('item_in_use') : null
  await trx.updateTable('thread').set({ question }).where('id', '=', threadId).execute()
  record({ name: 'thread.opened', meetingId, threadId })
  return threadId
}

export async function removeItem(
  trx: Trx,
  item: { id: string; threadId: string | null; startedAt: number | null },
) {
  if (item.startedAt !== null || (item.threadId && (await isWrittenTo(trx, item.threadId))))
    refuse('item_in_use')
  await trx.deleteFrom('agendaItem').where('id', '=', item.id).execute()
}

/** A question that nobody has answered goes with its item. */
export async function dropUnasked(
  trx: Trx,
  record: Recorder,
  meetingId: string,
  before: { threadId: string | null }[],
): Promise<void> {
  const asked = await trx
    .selectFrom('agendaItem')
    .select('threadId')
    .where('meetingId', '=', meetingId)
    .execute()
  for (const { threadId } of before)
    if (threadId && !asked.some((item) => item.threadId === threadId))
      await dropThread(trx, record, { meetingId, threadId })
}

/**
 * Also one that something was promised about, or that has a theme already. The thread is seized: who writes to it at this
 * instant comes before, or is told that it is gone.
 */
async function isWrittenTo(trx: Trx, threadId: string): Promise<boolean> {
  await trx.selectFrom('thread').select('id').where('id', '=', threadId).$call(seized(trx)).execute()
  for (const table of ['contribution', 'promise', 'theme', 'answer'] as const) {
    const found = await trx
      .selectFrom(table)
      .select(`${table}.id`)
      .where('threadId', '=', threadId)
      .executeTakeFirst()
    if (found) return true
  }
  // Others went into it, or words left it: its address must go on working.
  const moved = await trx
    .selectFrom('threadMove')
    .select('id')
    .where((eb) => eb.or([eb('fromId', '=', threadId), eb('intoId', '=', threadId)]))
    .executeTakeFirst()
  return moved !== undefined
}
