/** Socket.IO on the HTTP server: handshake, handlers, the feed's telling, presence, and rights that were lost. */
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { CatchUp, PresenceView } from '../../src/lib/contract/wire.ts'
import type { Audience } from '../../src/lib/contract/words.ts'
import type { Door } from '../auth/door.ts'
import type { Config } from '../config.ts'
import type { Core } from '../core.ts'
import { isOwnOrigin, parseCookies } from '../http/asking.ts'
import { type Report, failureOf } from '../http/refusals.ts'
import type { Db } from '../persistence/schema.ts'
import type { Write } from '../persistence/write.ts'
import { type FeedWatch, watchFeed } from './feed.ts'
import { type Around, type RaadslagServer, type RaadslagSocket, leave, listen } from './handlers.ts'
import { type Counts, presenceEveryMs, sharePresence } from './presence.ts'
import { assertStillMay } from './rights.ts'
import { createRooms, deviceRoom } from './rooms.ts'

export interface Parts {
  config: Config
  core: Core
  door: Door
  db: Db
  write: Write
  now: () => number
  processId: string
  report: Report
}

export interface Realtime {
  hear(meetingIds: string[]): void
  /** Live sockets of this process. */
  size(): number
  stop(): Promise<void>
}

const messageLimit = 16 * 1024
const rightsEveryMs = 1000

export function attachRealtime(http: HttpServer, parts: Parts): Realtime {
  const { config, core, door, report } = parts
  const rooms = createRooms()
  const io: RaadslagServer = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: messageLimit,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    // Development shares the port with Vite's own socket.
    destroyUpgrade: false,
    allowRequest: (request, allow) => allow(null, mayConnect(config, request)),
  })
  const complain = (error: unknown) => report(error, { reference: '-', path: 'realtime' })
  const watch = watchFeed(
    core.feed,
    { meetings: rooms.meetings, tell: (...told) => tell(io, rooms, parts, ...told) },
    complain,
  )
  const around = aroundOf(parts, rooms, watch)

  io.use((socket, next) => {
    const { headers, auth } = socket.handshake
    door
      .ask({
        cookies: parseCookies(headers.cookie),
        bearer: typeof auth.token === 'string' ? auth.token : undefined,
        acceptLanguage: headers['accept-language'],
        isSecure: isSecure(config, socket.request),
      })
      .then((asking) => {
        socket.data = { asking, entered: new Map(), screens: new Map() }
        next()
      })
      .catch((error: unknown) => next(error instanceof Error ? error : new Error('handshake')))
  })
  io.on('connection', (socket) => {
    listen(around, socket)
    socket.on('disconnect', () => {
      for (const meetingId of [...socket.data.entered.keys()]) leave(rooms, socket, meetingId)
    })
  })

  const timers = [
    setInterval(() => void tellPresence(io, parts).catch(complain), presenceEveryMs),
    setInterval(() => void assertStillMay(io, rooms, parts.db).catch(complain), rightsEveryMs),
  ]
  return {
    hear: watch.hear,
    size: () => io.engine.clientsCount,
    async stop() {
      watch.stop()
      for (const timer of timers) clearInterval(timer)
      await io.close()
    },
  }
}

/** WebSockets know no CORS: the Origin of a browser must be our own. Programs send none, and bring a token. */
function mayConnect(config: Config, { headers }: IncomingMessage): boolean {
  return headers.origin === undefined || isOwnOrigin(config, headers.origin, headers.host)
}

function isSecure(config: Config, { headers }: IncomingMessage): boolean {
  if (config.origin) return config.origin.startsWith('https:')
  return headers.origin?.startsWith('https:') ?? false
}

function aroundOf({ core, report }: Parts, rooms: ReturnType<typeof createRooms>, watch: FeedWatch): Around {
  return {
    core,
    rooms,
    async watching(meetingId) {
      for (const { audience, head } of await core.feed.heads([meetingId]))
        watch.start(meetingId, audience, head)
    },
    failure: (error, socket, event) => failureOf(error, socket.data.asking.locale, report, event),
  }
}

/** One message for each slice, one slice for each turn of the event loop. */
async function tell(
  io: RaadslagServer,
  rooms: ReturnType<typeof createRooms>,
  { core }: Parts,
  meetingId: string,
  audience: Audience,
  page: CatchUp,
): Promise<void> {
  for (const room of rooms.slicesOf(meetingId, audience)) {
    io.to(room).emit('changes', { meetingId, audience, ...page })
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (audience === 'desk') await tellAuthors(io, core, meetingId, page)
}

/** The desk's feed names every contribution that changed; the sockets of its author get their own posts anew. */
async function tellAuthors(io: RaadslagServer, core: Core, meetingId: string, page: CatchUp): Promise<void> {
  const changed = [...page.upserts.contributions.map(({ id }) => id), ...page.removed.contributions]
  for (const deviceHash of await core.people.devicesOf(changed)) {
    const room = deviceRoom(meetingId, deviceHash)
    if (!io.sockets.adapter.rooms.has(room)) continue
    io.to(room).emit('mine', { meetingId, contributions: await core.contributions.ownOfDevice(deviceHash) })
  }
}

async function tellPresence(io: RaadslagServer, parts: Parts): Promise<void> {
  const counts: Counts = new Map()
  for (const socket of io.sockets.sockets.values()) count(counts, socket)
  for (const [meetingId, view] of await sharePresence(parts, counts))
    for (const socket of io.sockets.sockets.values())
      if (socket.data.entered.get(meetingId)?.audience === 'desk')
        socket.emit('presence', { meetingId, ...view })
}

function count(counts: Counts, socket: RaadslagSocket) {
  for (const [meetingId, { audience }] of socket.data.entered) {
    const view: PresenceView = counts.get(meetingId) ?? { phones: 0, walls: 0, desks: 0 }
    if (audience === 'desk') view.desks++
    else if (socket.data.screens.has(meetingId)) view.walls++
    else view.phones++
    counts.set(meetingId, view)
  }
}
