/** How many are there. Each process writes its own counts; the desks alone are told. Never in the feed. */
import type { LookView, PresenceCounts, PresenceView } from '../../src/lib/contract/wire/presence.ts'
import { screensSeen } from '../domain/wall/screens.ts'
import type { Db, Trx } from '../persistence/schema.ts'
import type { Write } from '../persistence/write.ts'

/** How often each process writes, and after how long a silent one is not counted; ms. */
export const presenceEveryMs = 5000
const goneAfterMs = 16_000

export type Counts = Map<string, PresenceCounts>

/** Writes this process's counts and answers those of all, with the walls that can be seen. */
export async function sharePresence(
  { db, write, processId, now }: { db: Db; write: Write; processId: string; now: () => number },
  counts: Counts,
  looks: (meetingId: string) => LookView[],
): Promise<Map<string, PresenceView>> {
  const at = now()
  await write(async (trx) => {
    await trx
      .deleteFrom('presence')
      .where((eb) => eb.or([eb('processId', '=', processId), eb('at', '<', at - goneAfterMs)]))
      .execute()
    const there = await meetingsThere(trx, [...counts.keys()])
    const rows = [...counts]
      .filter(([id]) => there.has(id))
      .map(([meetingId, view]) => ({
        ...{ processId, meetingId, ...view, at },
        looks: JSON.stringify(looks(meetingId)),
      }))
    if (rows.length > 0) await trx.insertInto('presence').values(rows).execute()
  })
  if (counts.size === 0) return new Map()
  const sums = await db
    .selectFrom('presence')
    .select((eb) => [
      'meetingId',
      eb.fn.sum<number | string>('phones').as('phones'),
      eb.fn.sum<number | string>('scribes').as('scribes'),
      eb.fn.sum<number | string>('walls').as('walls'),
      eb.fn.sum<number | string>('desks').as('desks'),
    ])
    .where('meetingId', 'in', [...counts.keys()])
    .groupBy('meetingId')
    .execute()
  const seen = await screensSeen(db, [...counts.keys()], at)
  return new Map(
    sums.map(({ meetingId, phones, scribes, walls, desks }) => [
      meetingId,
      {
        phones: Number(phones),
        scribes: Number(scribes),
        walls: Number(walls),
        desks: Number(desks),
        screens: seen.get(meetingId) ?? [],
      },
    ]),
  )
}

/** A rehearsal may be gone while somebody still looks on: nothing is written down of it then. */
async function meetingsThere(trx: Trx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await trx.selectFrom('meeting').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}
