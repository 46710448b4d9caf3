/** Who looks at which contribution: told to the desks at once here, and to those of other processes with the counts. */
import type { LookView } from '../../src/lib/contract/wire/presence.ts'
import type { Db } from '../persistence/schema.ts'
import type { RaadslagServer } from './handlers.ts'

export interface Looks {
  /** Tells each desk of this process what all others look at. */
  tell(meetingId: string): void
  /** What the desks of this process look at. */
  here(meetingId: string): LookView[]
  /** As the other processes have written it. */
  hear(db: Db, processId: string, meetingIds: string[]): Promise<void>
}

export function createLooks(io: RaadslagServer): Looks {
  let elsewhere = new Map<string, LookView[]>()
  const sockets = () => [...io.sockets.sockets.values()]
  const here = (meetingId: string, but?: string) =>
    sockets().flatMap(({ id, data }) => (id === but ? [] : (data.looks.get(meetingId) ?? [])))
  const tell = (meetingId: string) => {
    for (const socket of sockets())
      if (socket.data.entered.get(meetingId)?.audience === 'desk')
        socket.emit('looks', {
          meetingId,
          looks: [...here(meetingId, socket.id), ...(elsewhere.get(meetingId) ?? [])],
        })
  }
  return {
    tell,
    here,
    async hear(db, processId, meetingIds) {
      const before = elsewhere
      elsewhere = await readElsewhere(db, processId, meetingIds)
      for (const meetingId of meetingIds)
        if (JSON.stringify(before.get(meetingId)) !== JSON.stringify(elsewhere.get(meetingId)))
          tell(meetingId)
    },
  }
}

async function readElsewhere(
  db: Db,
  processId: string,
  meetingIds: string[],
): Promise<Map<string, LookView[]>> {
  if (meetingIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('presence')
    .select(['meetingId', 'looks'])
    .where('meetingId', 'in', meetingIds)
    .where('processId', '!=', processId)
    .where('looks', '!=', '[]')
    .orderBy('processId')
    .execute()
  const found = new Map<string, LookView[]>()
  for (const { meetingId, looks } of rows)
    // Written by `presence.ts` alone.
    found.set(meetingId, [...(found.get(meetingId) ?? []), ...(JSON.parse(looks) as LookView[])])
  return found
}
