/** The visible walls of a meeting: which of them leads, and how many cards fit on the smallest. */
import { WallBeatInput } from '../../../src/lib/contract/inputs.ts'
import type { WallBeatAnswer } from '../../../src/lib/contract/wire.ts'
import { maxSlots } from '../../../src/lib/contract/limits.ts'
import type { Trx } from '../../persistence/schema.ts'
import { parse } from '../../parse.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { type Programme, endShowings, isLed, leaseMs, saveProgramme, seizedProgramme } from './programme.ts'
import { assertShowsWall } from './rights.ts'

/** One page's heartbeat: what fits on it, and whether anybody can see it. Only a visible page leads. */
export async function beatWall(tools: Tools, actor: Actor, input: unknown): Promise<WallBeatAnswer> {
  const beat = parse(WallBeatInput, input)
  const { meetingId, screenId } = beat

  const { outcome } = await tools.write(async (trx, record) => {
    await assertShowsWall(trx, actor, meetingId)
    await noteScreen(tools, trx, beat)
    const programme = await seizedProgramme(trx, meetingId)
    const now = tools.now()
    const leads = beat.visible && (programme.leaderId === screenId || !isLed(programme, now))
    if (leads || programme.leaderId === screenId)
      await trx
        .updateTable('programme')
        .set(leads ? { leaderId: screenId, leaderUntil: now + leaseMs } : { leaderId: null, leaderUntil: 0 })
        .where('meetingId', '=', meetingId)
        .execute()

    const change = await resized(tools, trx, programme)
    if (change) {
      await saveProgramme(trx, programme, change)
      record({ name: 'programme.changed', meetingId })
    }
    return { leading: leads, now }
  })
  return outcome
}

async function noteScreen(tools: Tools, trx: Trx, { screenId, ...beat }: WallBeatInput): Promise<void> {
  if (!beat.visible) {
    await trx
      .deleteFrom('screen')
      .where('id', '=', screenId)
      .where('meetingId', '=', beat.meetingId)
      .execute()
    return
  }
  const row = { k: beat.k, charactersPerSlot: beat.charactersPerSlot, seenAt: tools.now() }
  await trx
    .insertInto('screen')
    .values({ id: screenId, meetingId: beat.meetingId, ...row, leftOut: 0 })
    // A page names itself; one of another meeting may not name this one.
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(row).where('screen.meetingId', '=', beat.meetingId),
    )
    .execute()
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
