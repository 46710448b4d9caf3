/** Nothing re-checks an open socket by itself: here each process asks every second, in one query each, who still may. */
import type { Db } from '../persistence/schema.ts'
import type { RaadslagServer, RaadslagSocket } from './handlers.ts'
import { leave } from './handlers.ts'
import type { Rooms } from './rooms.ts'

/** Desks whose login or role ended leave the desk; walls whose grant ended are cut off. */
export async function assertStillMay(io: RaadslagServer, rooms: Rooms, db: Db): Promise<void> {
  const sockets = [...io.sockets.sockets.values()]
  const desks = sockets.filter(({ data }) =>
    [...data.entered.values()].some(({ audience }) => audience === 'desk'),
  )
  const walls = sockets.filter(({ data }) => data.screens.size > 0 && !data.asking.actor.account)
  if (desks.length > 0) await recheckDesks(rooms, desks, db)
  if (walls.length > 0) await recheckWalls(walls, db)
}

async function recheckDesks(rooms: Rooms, desks: RaadslagSocket[], db: Db): Promise<void> {
  const ids = [...new Set(desks.flatMap(({ data }) => data.asking.actor.account?.id ?? []))]
  const rows = await db
    .selectFrom('account')
    .leftJoin('facilitator', 'facilitator.accountId', 'account.id')
    .select(['account.id', 'role', 'meetingId'])
    .where('account.id', 'in', ids)
    .where('account.id', 'in', db.selectFrom('login').select('accountId'))
    .execute()
  for (const socket of desks)
    for (const [meetingId, { audience }] of socket.data.entered) {
      const may = rows.some(
        (row) =>
          row.id === socket.data.asking.actor.account?.id &&
          (row.role === 'administrator' || row.meetingId === meetingId),
      )
      if (audience === 'desk' && !may) leave(rooms, socket, meetingId)
      if (audience === 'desk' && !may) socket.disconnect(true)
    }
}

async function recheckWalls(walls: RaadslagSocket[], db: Db): Promise<void> {
  const hashesOf = (socket: RaadslagSocket) =>
    [...socket.data.screens.keys()].flatMap((id) => socket.data.asking.actor.keyIn(id)?.deviceHash ?? [])
  const rows = await db
    .selectFrom('grant')
    .select('deviceHash')
    .where('deviceHash', 'in', walls.flatMap(hashesOf))
    .where('endedAt', 'is', null)
    .execute()
  const live = new Set(rows.map(({ deviceHash }) => deviceHash))
  for (const socket of walls) if (!hashesOf(socket).some((hash) => live.has(hash))) socket.disconnect(true)
}
