/** Nothing re-checks an open socket by itself: here each process asks every second, in one query each, who still may. */
import type { Logins } from '../auth/logins.ts'
import { type Actor, hasRole } from '../domain/people/actor.ts'
import type { Db } from '../persistence/schema.ts'
import { type RaadslagServer, type RaadslagSocket, leave } from './handlers.ts'
import type { Rooms } from './rooms.ts'

interface Parts {
  io: RaadslagServer
  rooms: Rooms
  db: Db
  logins: Logins
}

/** Who lost a login, a role or a grant is out of every room at once, and may come back as what they still are. */
export async function assertStillMay({ io, rooms, db, logins }: Parts): Promise<void> {
  const sockets = [...io.sockets.sockets.values()]
  const lost = [
    ...(await withoutLogin(sockets, logins)),
    ...(await offDesk(sockets, db)),
    ...(await withoutGrant(sockets, db)),
    ...(await withoutMeeting(sockets, db)),
  ]
  for (const socket of new Set(lost)) cutOff(rooms, socket)
}

/** Closed below Socket.IO: the page connects again by itself, and is asked again who it is. */
function cutOff(rooms: Rooms, socket: RaadslagSocket) {
  for (const meetingId of [...socket.data.entered.keys()]) leave(rooms, socket, meetingId)
  socket.conn.close()
}

async function withoutLogin(sockets: RaadslagSocket[], logins: Logins): Promise<RaadslagSocket[]> {
  const withLogin = sockets.filter(({ data }) => data.asking.loginId !== null)
  const held = await logins.stillHeld([
    ...new Set(withLogin.flatMap(({ data }) => data.asking.loginId ?? [])),
  ])
  return withLogin.filter(
    ({ data: { asking } }) => rolesOf(held.get(asking.loginId ?? '')) !== rolesOf(asking.actor.account),
  )
}

/** Null for nobody: who has no role any more is somebody still. */
const rolesOf = (account: Actor['account'] | undefined): string | null => account?.roles.join() ?? null

/** Administrators lead everywhere; their role was asked of their login. */
async function offDesk(sockets: RaadslagSocket[], db: Db): Promise<RaadslagSocket[]> {
  const desks = sockets.filter(
    ({ data: { entered, asking } }) =>
      asking.actor.account !== null &&
      !hasRole(asking.actor, 'administrator') &&
      [...entered.values()].some(({ audience }) => audience === 'desk'),
  )
  if (desks.length === 0) return []
  const rows = await db
    .selectFrom('facilitator')
    .selectAll()
    .where('accountId', 'in', [...new Set(desks.flatMap(({ data }) => data.asking.actor.account?.id ?? []))])
    .execute()
  const led = new Set(rows.map(({ accountId, meetingId }) => `${accountId} ${meetingId}`))
  return desks.filter(({ data: { entered, asking } }) =>
    [...entered].some(
      ([meetingId, { audience }]) =>
        audience === 'desk' && !led.has(`${asking.actor.account?.id} ${meetingId}`),
    ),
  )
}

/** Pages that showed the wall, or came in, by a grant of their device. */
async function withoutGrant(sockets: RaadslagSocket[], db: Db): Promise<RaadslagSocket[]> {
  const granted = sockets
    .filter(({ data }) => !data.asking.actor.account)
    .filter((socket) => grantsNeeded(socket).length > 0)
  if (granted.length === 0) return []
  const rows = await db
    .selectFrom('grant')
    .select(['deviceHash', 'kind'])
    .where('deviceHash', 'in', [...new Set(granted.flatMap(grantsNeeded).map(({ hash }) => hash))])
    .where('endedAt', 'is', null)
    .execute()
  const has = ({ hash, isWall }: Needed) =>
    rows.some(({ deviceHash, kind }) => deviceHash === hash && (!isWall || kind === 'wall'))
  return granted.filter((socket) => !grantsNeeded(socket).every(has))
}

interface Needed {
  hash: string
  /** A scribe's will not do. */
  isWall: boolean
}

const grantsNeeded = ({ data: { asking, screens, entered } }: RaadslagSocket): Needed[] =>
  [...new Set([...screens.keys(), ...entered.keys()])]
    .filter((id) => screens.has(id) || entered.get(id)?.byGrant)
    .flatMap((id) => {
      const hash = asking.actor.keyIn(id)?.deviceHash
      return hash ? [{ hash, isWall: screens.has(id) }] : []
    })

/** A rehearsal is gone when it is over. */
async function withoutMeeting(sockets: RaadslagSocket[], db: Db): Promise<RaadslagSocket[]> {
  const entered = [...new Set(sockets.flatMap(({ data }) => [...data.entered.keys()]))]
  if (entered.length === 0) return []
  const rows = await db.selectFrom('meeting').select('id').where('id', 'in', entered).execute()
  const there = new Set(rows.map(({ id }) => id))
  return sockets.filter(({ data }) => [...data.entered.keys()].some((id) => !there.has(id)))
}
