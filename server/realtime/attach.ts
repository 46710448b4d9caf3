/** Socket.IO on the HTTP server: handshake, handlers, the feed's telling, presence, and rights that were lost. */
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { Server } from 'socket.io'
import type { CatchUp } from '../../src/lib/contract/wire/picture.ts'
import type { PresenceCounts } from '../../src/lib/contract/wire/presence.ts'
import type { Audience } from '../../src/lib/contract/words.ts'
import type { Door } from '../auth/door.ts'
import type { Config } from '../config.ts'
import type { Core } from '../core.ts'
import { neighbourhood } from '../auth/neighbourhood.ts'
import { securityOf } from '../http/app.ts'
import { parseCookies } from '../http/asking.ts'
import { type Report, failureOf, newReference } from '../http/refusals.ts'
import { type Judge, isOwnOrigin } from '../http/whence.ts'
import type { Db } from '../persistence/schema.ts'
import type { Write } from '../persistence/write.ts'
import { type Identity, type Seats, createPace, createSeats, identityOf } from './caps.ts'
import { type FeedWatch, watchFeed } from './feed.ts'
import { type Looks, createLooks } from './looks.ts'
import { type Around, type RaadslagServer, type RaadslagSocket, leave, listen } from './handlers.ts'
import { type Counts, presenceEveryMs, sharePresence } from './presence.ts'
import { assertStillMay } from './rights.ts'
import { createRooms, deviceRoom } from './rooms.ts'

export interface Parts {
  config: Config
  core: Core
  door: Door
  judge: Judge
  db: Db
  write: Write
  now: () => number
  processId: string
  report: Report
  /** Vite has a socket of its own on the same port. */
  sharesPort: boolean
}

export interface Realtime {
  hear(meetingIds: string[]): void
  /** Live sockets of this process. */
  size(): number
  stop(): Promise<void>
}

/**
 * So much that a whole pasted document is answered with a sentence, not with a cut line; and that all that a board may move at
 * once (5,000 ids) can leave one place and come to another in one message.
 */
const messageLimit = 320 * 1024
/** Unanswered upgrades to elsewhere are closed after this; ms. */
const strayUpgradeMs = 1000
const rightsEveryMs = 1000

export function attachRealtime(http: HttpServer, parts: Parts): Realtime {
  const { core, door, judge, report } = parts
  const rooms = createRooms()
  survivesBrokenUpgrades(http)
  const io: RaadslagServer = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: messageLimit,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    destroyUpgrade: !parts.sharesPort,
    destroyUpgradeTimeout: strayUpgradeMs,
    allowRequest: (request, allow) => allow(null, mayConnect(parts, request)),
  })
  io.engine.use(securityOf(judge))
  const complain = (error: unknown) => report(error, { reference: newReference(), path: 'realtime' })
  const watch = watchFeed(
    core.feed,
    { meetings: rooms.meetings, tell: (...told) => tell(io, rooms, parts, ...told) },
    complain,
  )
  const looks = createLooks(io)
  const around = aroundOf(parts, rooms, watch, looks)
  const seats = createSeats()

  io.use((socket, next) => {
    greet(parts, seats, socket)
      .then((welcome) => (welcome ? next() : socket.conn.close()))
      .catch((error: unknown) => {
        // A client does not try again after a refusal by name, but does after a line that was cut.
        complain(error)
        socket.conn.close()
      })
  })
  io.on('connection', (socket) => {
    socket.on('error', () => {})
    listen(around, socket)
    socket.on('disconnect', () => {
      for (const meetingId of [...socket.data.entered.keys()]) leave(rooms, socket, meetingId)
      const looked = [...socket.data.looks.keys()]
      socket.data.looks.clear()
      for (const meetingId of looked) looks.tell(meetingId)
    })
  })

  const recheck = oneAtATime(() => assertStillMay({ io, rooms, db: parts.db, logins: door.logins }))
  const present = oneAtATime(() => tellPresence(io, parts, looks))
  const timers = [
    setInterval(() => void present().catch(complain), presenceEveryMs),
    setInterval(() => void recheck().catch(complain), rightsEveryMs),
  ]
  return {
    hear: watch.hear,
    size: () => io.engine.clientsCount,
    async stop() {
      await watch.stop()
      for (const timer of timers) clearInterval(timer)
      await io.close()
    },
  }
}

/** WebSockets know no CORS: the Origin of a browser must be our own. Programs send none, and bring a token. */
function mayConnect({ config, judge }: Parts, request: IncomingMessage): boolean {
  const { origin } = request.headers
  return origin === undefined || isOwnOrigin(config, origin, judge(request))
}

const longestToken = 200

/** Who it is; false when they have as many sockets as they may. */
async function greet({ door, judge }: Parts, seats: Seats, socket: RaadslagSocket): Promise<boolean> {
  const { headers, auth } = socket.handshake
  const { isSecure, address } = judge(socket.request)
  const token: unknown = auth.token
  const bearer = typeof token === 'string' && token.length <= longestToken ? token : undefined
  const cookies = parseCookies(headers.cookie)
  const asking = await door.ask({ cookies, bearer, acceptLanguage: headers['accept-language'], isSecure })
  socket.data = { asking, entered: new Map(), looks: new Map(), screens: new Map() }

  const secret = bearer ?? asking.device?.secret ?? asking.loginId
  return sits(seats, identityOf(secret, neighbourhood(address)), socket)
}

function sits(seats: Seats, who: Identity, { conn }: RaadslagSocket): boolean {
  if (conn.readyState !== 'open' || !seats.take(who)) return false
  conn.once('close', () => seats.free(who))
  return true
}

/** Between an upgrade and whoever answers it nobody listens to the connection's errors: a reset there would end the process. */
function survivesBrokenUpgrades(http: HttpServer) {
  http.on('upgrade', (_request: IncomingMessage, connection: Duplex) => connection.on('error', () => {}))
}

/** A turn that comes while the last one still runs is left out. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running = false
  return async () => {
    if (running) return
    running = true
    try {
      await work()
    } finally {
      running = false
    }
  }
}

function aroundOf(
  { core, report, now }: Parts,
  rooms: ReturnType<typeof createRooms>,
  watch: FeedWatch,
  looks: Looks,
): Around {
  return {
    core,
    rooms,
    looks,
    now,
    pace: createPace(),
    async watching(meetingId) {
      for (const { audience, head } of await core.feed.heads([meetingId]))
        watch.start(meetingId, audience, head)
    },
    failure: (error, socket, event) => failureOf(error, socket.data.asking, report, event),
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

/** The desk's feed names every contribution and hat that changed; the sockets of whose they are get their own anew. */
async function tellAuthors(io: RaadslagServer, core: Core, meetingId: string, page: CatchUp): Promise<void> {
  const changed = [...page.upserts.contributions.map(({ id }) => id), ...page.removed.contributions]
  const hats = [...page.upserts.hats.map(({ id }) => id), ...page.removed.hats]
  const devices = [
    ...(await core.people.devicesOf(changed)),
    ...(await core.people.scribesOf(changed)),
    ...(await core.hats.wearersOf(hats)),
  ]
  for (const deviceHash of new Set(devices)) {
    const room = deviceRoom(meetingId, deviceHash)
    if (!io.sockets.adapter.rooms.has(room)) continue
    const { mine: contributions, hat } = await core.people.own(deviceHash)
    io.to(room).emit('mine', { meetingId, contributions, hat })
  }
}

async function tellPresence(io: RaadslagServer, parts: Parts, looks: Looks): Promise<void> {
  const counts: Counts = new Map()
  for (const socket of io.sockets.sockets.values()) count(counts, socket)
  for (const [meetingId, view] of await sharePresence(parts, counts, looks.here))
    for (const socket of io.sockets.sockets.values())
      if (socket.data.entered.get(meetingId)?.audience === 'desk')
        socket.emit('presence', { meetingId, ...view })
  await looks.hear(parts.db, parts.processId, [...counts.keys()])
}

function count(counts: Counts, socket: RaadslagSocket) {
  for (const [meetingId, { audience, as }] of socket.data.entered) {
    const view: PresenceCounts = counts.get(meetingId) ?? { phones: 0, scribes: 0, walls: 0, desks: 0 }
    if (audience === 'desk') view.desks++
    else if (socket.data.screens.has(meetingId)) view.walls++
    else if (as !== null) view[as]++
    counts.set(meetingId, view)
  }
}
