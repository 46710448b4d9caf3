/** The visible walls of a meeting: which of them leads, and how many cards fit on the smallest. */
import { WallBeatInput } from '../../../src/lib/contract/inputs/wall.ts'
import type { ScreenView, WallBeatAnswer } from '../../../src/lib/contract/wire/wall.ts'
import { maxSlots } from '../../../src/lib/contract/limits.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { parse } from '../../parse.ts'
import type { Actor } from '../people/actor.ts'
import { slackMs } from '../clock/slack.ts'
import type { Tools } from '../tools.ts'
import { type Programme, isLed, leaseMs, saveProgramme, seizedProgramme } from './programme.ts'
import { endShowings } from './showings.ts'
import { assertShowsWall } from './rights.ts'

/**
 * One page's heartbeat: what fits on it, and whether anybody can see it. Only a visible page leads, and none that the
 * desk has left out.
 */
export async function beatWall(tools: Tools, actor: Actor, input: unknown): Promise<WallBeatAnswer> {
  const beat = parse(WallBeatInput, input)
  const { meetingId, screenId } = beat

  const { outcome } = await tools.write(async (trx, record) => {
    await assertShowsWall(trx, actor, meetingId)
    const isLeftOut = await noteScreen(tools, trx, beat)
    const programme = await seizedProgramme(trx, meetingId)
    const now = tools.now()
    const mayLead = beat.visible && !isLeftOut
    const leads = mayLead && (programme.leaderId === screenId || !isLed(programme, now))
    if (leads || programme.leaderId === screenId)
      await trx
        .updateTable('programme')
        .set(leads ? { leaderId: screenId, leaderUntil: now + leaseMs } : { leaderId: null, leaderUntil: 0 })
        .where('meetingId', '=', meetingId)
        .execute()

    const change = await resized(tools, trx, programme)
    if (change) {
      await saveProgramme(tools, trx, programme, change)
      record({ name: 'programme.changed', meetingId })
    }
    return { leading: leads, now }
  })
  return outcome
}

/** Its row, kept while nobody can see it: left out is left out until the desk says otherwise. Answers whether it is. */
async function noteScreen(tools: Tools, trx: Trx, { screenId, ...beat }: WallBeatInput): Promise<boolean> {
  const seenAt = beat.visible ? tools.now() : 0
  const row = { k: beat.k, charactersPerSlot: beat.charactersPerSlot, seenAt }
  const noted = await trx
    .insertInto('screen')
    .values({ id: screenId, meetingId: beat.meetingId, ...row, leftOut: 0 })
    // A page names itself; one of another meeting may not name this one.
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(row).where('screen.meetingId', '=', beat.meetingId),
    )
    .returning('leftOut')
    .executeTakeFirst()
  return noted?.leftOut === 1
}

/** Walls that can be seen now, the smallest first; by meeting. */
export async function screensSeen(
  reader: Reader,
  meetingIds: string[],
  now: number,
): Promise<Map<string, ScreenView[]>> {
  const rows = await reader
    .selectFrom('screen')
    .select(['id', 'meetingId', 'k', 'leftOut'])
    .where('meetingId', 'in', meetingIds)
    .where('seenAt', '>', now - leaseMs)
    .where('seenAt', '<=', now + slackMs)
    .orderBy('k')
    .orderBy('id')
    .execute()
  const views = new Map(meetingIds.map((id): [string, ScreenView[]] => [id, []]))
  for (const { meetingId, leftOut, ...row } of rows)
    views.get(meetingId)?.push({ ...row, leftOut: leftOut === 1 })
  return views
}

export async function isLeftOut(trx: Trx, meetingId: string, screenId: string): Promise<boolean> {
  const screen = await trx
    .selectFrom('screen')
    .select('leftOut')
    .where('id', '=', screenId)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return screen?.leftOut === 1
}

/** The programme with as many slots as fit on the smallest wall and are wished for; null if it has them already. */
export async function resized(
  tools: Tools,
  trx: Trx,
  programme: Programme,
): Promise<Partial<Programme> | null> {
  const smallest = await trx
    .selectFrom('screen')
    .select((eb) => [eb.fn.min('k').as('k'), eb.fn.min('charactersPerSlot').as('charactersPerSlot')])
    .where('meetingId', '=', programme.meetingId)
    .where('leftOut', '=', 0)
    .where('seenAt', '>', tools.now() - leaseMs)
    .where('seenAt', '<=', tools.now() + slackMs)
    .executeTakeFirst()
  const k = Math.min(programme.wishedSlots ?? maxSlots, smallest?.k ?? programme.k)
  const charactersPerSlot = smallest?.charactersPerSlot ?? programme.charactersPerSlot
  if (k === programme.k && charactersPerSlot === programme.charactersPerSlot) return null

  const leaving = programme.slots.slice(k).filter((slot) => slot !== null)
  await endShowings(trx, leaving, ({ since }) => tools.now() - since)
  return { k, charactersPerSlot, slots: fitted(programme.slots, k), reservedId: null }
}

function fitted(slots: Programme['slots'], k: number): Programme['slots'] {
  return Array.from({ length: k }, (_, i) => {
    const standing = slots[i] ?? null
    return standing && i === k - 1 ? { ...standing, span: 1 } : standing
  })
}
