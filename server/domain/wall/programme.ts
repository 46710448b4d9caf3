/** One programme for each meeting: every wall and the desk's preview draw the same. */
import type { Selectable } from 'kysely'
import { questionOn } from '../../../src/lib/contract/counting.ts'
import { maxSlots } from '../../../src/lib/contract/limits.ts'
import { seized } from '../../persistence/held.ts'
import type { ProgrammeTable, Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { slackMs } from '../clock/slack.ts'
import type { Tools } from '../tools.ts'
import type { Stage, Standing } from './fair.ts'
import { pagesAfter } from './still.ts'

type Row = Selectable<ProgrammeTable>
export type Programme = Omit<Row, 'slots'> & { slots: (Standing | null)[] }

/** A leading wall keeps its place for this long without a heartbeat; ms. */
export const leaseMs = 10_000

const initialSlots = 3
/** Until a wall has reported what fits on it. */
const initialCharactersPerSlot = 130

/** Longer was given by a clock that was ahead, and has been put back. */
const longestLeaseMs = leaseMs + slackMs

export const isLed = (programme: Programme, now: number): boolean =>
  programme.leaderId !== null && programme.leaderUntil > now && programme.leaderUntil <= now + longestLeaseMs

export const stageOf = ({ slots, reservedId }: Programme): Stage => ({ slots, reservedId })

/** Cards change in these modes; in *thanks* those that nobody has seen yet get the minutes that are left. */
export const rotates = (programme: Programme, now: number): boolean =>
  programme.floorTaken === 0 &&
  (programme.mode === 'running' || programme.mode === 'thanks' || isDoneThinking(programme, now))

const isDoneThinking = ({ mode, thinkingUntil }: Programme, now: number) =>
  mode === 'thinking' && thinkingUntil !== null && now >= thinkingUntil

/** Without a question of its own (a break, *tak*) the wall belongs to those that were not shown in their time. */
export const showsLeftovers = (programme: Programme): boolean => questionOn(programme) === null

export async function startProgramme(tools: Tools, trx: Trx, meetingId: string): Promise<void> {
  await trx
    .insertInto('programme')
    .values({
      meetingId,
      version: 0,
      mode: 'welcome',
      since: tools.now(),
      k: initialSlots,
      charactersPerSlot: initialCharactersPerSlot,
      slots: JSON.stringify(Array.from({ length: initialSlots }, () => null)),
      changedAt: tools.now(),
      paceMs: 0,
      textSize: 'large',
      theme: 'light',
      largeCode: 0,
      floorTaken: 0,
      stillMs: 0,
      pagesFrom: tools.now(),
      seed: tools.now() % 2 ** 31,
      leaderUntil: 0,
    })
    .execute()
}

export async function programmeOf(reader: Reader, meetingId: string): Promise<Programme> {
  const row = await reader
    .selectFrom('programme')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return read(row ?? refuse('not_found'))
}

/** To change it: everybody else who wants to waits. */
export async function seizedProgramme(trx: Trx, meetingId: string): Promise<Programme> {
  const query = trx.selectFrom('programme').selectAll().where('meetingId', '=', meetingId)
  return read((await query.$call(seized(trx)).executeTakeFirst()) ?? refuse('not_found'))
}

// Written by `saveProgramme` alone, so its shape is known.
const read = (row: Row): Programme => ({ ...row, slots: JSON.parse(row.slots) as (Standing | null)[] })

/** Saves what changed, as the next version. */
export async function saveProgramme(
  { now }: Pick<Tools, 'now'>,
  trx: Trx,
  programme: Programme,
  change: Partial<Programme>,
): Promise<void> {
  const { slots, ...columns } = change
  await trx
    .updateTable('programme')
    .set({
      ...columns,
      ...pagesAfter(programme, change, now()),
      ...(slots && { slots: JSON.stringify(slots) }),
      version: programme.version + 1,
    })
    .where('meetingId', '=', programme.meetingId)
    .execute()
}

export const emptySlots = (k: number): null[] => Array.from({ length: Math.min(k, maxSlots) }, () => null)
