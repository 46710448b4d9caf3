/** What a socket may say, each a small change around one verb. */
import type { Server, Socket } from 'socket.io'
import type { Failure } from '../../src/lib/contract/wire/answers.ts'
import type { ClientToServer, ServerToClient } from '../../src/lib/contract/wire/events.ts'
import type { EnterAnswer } from '../../src/lib/contract/wire/picture.ts'
import type { LookView } from '../../src/lib/contract/wire/presence.ts'
import type { Audience } from '../../src/lib/contract/words.ts'
import type { Asking } from '../auth/door.ts'
import type { Core } from '../core.ts'
import { parse } from '../parse.ts'
import { EnterInput } from '../../src/lib/contract/inputs/feed.ts'
import { MeetingInput } from '../../src/lib/contract/inputs/parts.ts'
import { WallAdvanceInput, WallBeatInput } from '../../src/lib/contract/inputs/wall.ts'
import { refuse } from '../refusal.ts'
import type { Looks } from './looks.ts'
import type { Pace } from './caps.ts'
import { type Rooms, deviceRoom } from './rooms.ts'

interface Entered {
  audience: Audience
  room: string
  /** It may read because of what the desk made of its device, and for nothing else. */
  byGrant: boolean
  /** What it is counted as while it is no wall; null: somebody who only looks on. */
  as: 'phones' | 'scribes' | null
}

export interface SocketData {
  asking: Asking
  /** The Socket.IO rooms of each meeting it is in, by audience. */
  entered: Map<string, Entered>
  /** What its desk looks at, by meeting. */
  looks: Map<string, LookView>
  /** The wall page that it is, if it is one. */
  screens: Map<string, string>
}

type Nothing = Record<never, never>
export type RaadslagServer = Server<ClientToServer, ServerToClient, Nothing, SocketData>
export type RaadslagSocket = Socket<ClientToServer, ServerToClient, Nothing, SocketData>

export interface Around {
  core: Core
  rooms: Rooms
  looks: Pick<Looks, 'tell'>
  /** The feed is watched for this meeting from now on. */
  watching: (meetingId: string) => Promise<void>
  pace: (socketId: string) => Promise<Pace>
  now: () => number
  failure: (error: unknown, socket: RaadslagSocket, event: string) => Failure
}

type EventName = keyof ClientToServer
type Verbs = { [N in EventName]: (around: Around, socket: RaadslagSocket, input: unknown) => Promise<object> }

const done = async (work: Promise<unknown>) => {
  await work
  return {}
}
const actorOf = (socket: RaadslagSocket) => socket.data.asking.actor

export const verbs: Verbs = {
  'meeting:enter': enter,
  'meeting:leave': async ({ rooms }, socket, input) => {
    leave(rooms, socket, parse(MeetingInput, input).meetingId)
    return {}
  },
  'contribution:submit': async ({ core }, socket, input) => {
    const { id, meetingId, heads } = await core.contributions.submit(actorOf(socket), input)
    const seq = heads.get(meetingId)?.room
    return seq === undefined ? { id } : { id, seq }
  },
  'contribution:edit': ({ core }, socket, input) => core.contributions.edit(actorOf(socket), input),
  'contribution:withdraw': ({ core }, socket, input) => core.contributions.withdraw(actorOf(socket), input),
  'contribution:translate': ({ core }, socket, input) => core.contributions.translate(actorOf(socket), input),
  'contribution:hold': ({ core }, socket, input) => core.moderation.hold(actorOf(socket), input),
  'contribution:release': ({ core }, socket, input) => core.moderation.release(actorOf(socket), input),
  'phone:stop': ({ core }, socket, input) => core.moderation.stopPhone(actorOf(socket), input),
  'phone:allow': ({ core }, socket, input) => core.moderation.allowPhone(actorOf(socket), input),
  'desk:look': async ({ core, looks }, socket, input) => {
    const { meetingId, look } = await core.moderation.lookAt(actorOf(socket), input)
    if (look) socket.data.looks.set(meetingId, look)
    else socket.data.looks.delete(meetingId)
    looks.tell(meetingId)
    return {}
  },
  'phones:wait': ({ core }, socket, input) => done(core.moderation.makeNewPhonesWait(actorOf(socket), input)),
  'thread:approval': ({ core }, socket, input) => done(core.threads.setApproval(actorOf(socket), input)),
  'contribution:record': ({ core }, socket, input) => core.contributions.record(actorOf(socket), input),
  'agenda:move': ({ core }, socket, input) => done(core.agenda.move(actorOf(socket), input)),
  'agenda:insert': ({ core }, socket, input) => core.agenda.insert(actorOf(socket), input),
  'agenda:change': ({ core }, socket, input) => done(core.agenda.change(actorOf(socket), input)),
  'agenda:remove': ({ core }, socket, input) => done(core.agenda.takeOut(actorOf(socket), input)),
  'theme:make': ({ core }, socket, input) => core.themes.make(actorOf(socket), input),
  'theme:rename': ({ core }, socket, input) => done(core.themes.rename(actorOf(socket), input)),
  'theme:gather': ({ core }, socket, input) => done(core.themes.gather(actorOf(socket), input)),
  'theme:take_out': ({ core }, socket, input) => done(core.themes.takeOut(actorOf(socket), input)),
  'theme:alone': ({ core }, socket, input) => done(core.themes.standAlone(actorOf(socket), input)),
  'theme:merge': ({ core }, socket, input) => done(core.themes.merge(actorOf(socket), input)),
  'theme:split': ({ core }, socket, input) => core.themes.split(actorOf(socket), input),
  'theme:dissolve': ({ core }, socket, input) => done(core.themes.dissolve(actorOf(socket), input)),
  'theme:move': ({ core }, socket, input) => done(core.themes.move(actorOf(socket), input)),
  'theme:elsewhere': ({ core }, socket, input) => done(core.themes.wishElsewhere(actorOf(socket), input)),
  'theme:similar': ({ core }, socket, input) => core.themes.similar(actorOf(socket), input),
  'hat:give_back': ({ core }, socket, input) => done(core.hats.giveBack(actorOf(socket), input)),
  'help:ask': ({ core }, socket, input) => core.help.ask(actorOf(socket), input),
  'help:done': ({ core }, socket, input) => done(core.help.answer(actorOf(socket), input)),
  'help:own': ({ core }, socket, input) => core.help.own(actorOf(socket), input),
  'speaker:ask': ({ core }, socket, input) => core.speakers.ask(actorOf(socket), input),
  'speaker:add': ({ core }, socket, input) => core.speakers.add(actorOf(socket), input),
  'speaker:withdraw': ({ core }, socket, input) => done(core.speakers.withdraw(actorOf(socket), input)),
  'speaker:call': ({ core }, socket, input) => core.speakers.call(actorOf(socket), input),
  'speaker:end': ({ core }, socket, input) => done(core.speakers.end(actorOf(socket), input)),
  'speaker:put_back': ({ core }, socket, input) => done(core.speakers.putBack(actorOf(socket), input)),
  'speaker:time': ({ core }, socket, input) => done(core.speakers.setTime(actorOf(socket), input)),
  'promise:make': ({ core }, socket, input) => core.promises.make(actorOf(socket), input),
  'promise:withdraw': ({ core }, socket, input) => done(core.promises.withdraw(actorOf(socket), input)),
  'stand:add': ({ core }, socket, input) => core.stands.add(actorOf(socket), input),
  'stand:change': ({ core }, socket, input) => done(core.stands.change(actorOf(socket), input)),
  'stand:end': ({ core }, socket, input) => done(core.stands.end(actorOf(socket), input)),
  'stand:scribe': ({ core }, socket, input) => core.stands.offerScribe(actorOf(socket), input),
  'stand:write': async ({ core }, socket, input) => {
    const { id, meetingId, heads } = await core.stands.write(actorOf(socket), input)
    const seq = heads.get(meetingId)?.room
    return seq === undefined ? { id } : { id, seq }
  },
  'wall:table': ({ core }, socket, input) => done(core.wall.showTable(actorOf(socket), input)),
  'wall:mode': ({ core }, socket, input) => done(core.wall.setMode(actorOf(socket), input)),
  'wall:focus': ({ core }, socket, input) => done(core.wall.focus(actorOf(socket), input)),
  'wall:let_in': ({ core }, socket, input) => done(core.wall.letIn(actorOf(socket), input)),
  'wall:size': ({ core }, socket, input) => done(core.wall.size(actorOf(socket), input)),
  'wall:floor': ({ core }, socket, input) => done(core.wall.giveFloor(actorOf(socket), input)),
  'wall:leave_out': ({ core }, socket, input) => core.wall.leaveOut(actorOf(socket), input),
  'wall:advance': async ({ core }, socket, input) => {
    const screenId = socket.data.screens.get(parse(WallAdvanceInput, input).meetingId) ?? socket.id
    return core.wall.advance(actorOf(socket), input, screenId)
  },
  'wall:beat': async ({ core }, socket, input) => {
    const { meetingId, screenId } = parse(WallBeatInput, input)
    const answer = await core.wall.beat(actorOf(socket), input)
    socket.data.screens.set(meetingId, screenId)
    return answer
  },
}

/** Joined before it reads, so that nothing falls between; the client keeps messages until this answer has come. */
async function enter(
  { core, rooms, watching, now }: Around,
  socket: RaadslagSocket,
  input: unknown,
): Promise<EnterAnswer> {
  const asked = parse(EnterInput, input)
  const { meetingId, audience } = asked
  const actor = actorOf(socket)
  await core.people.enter(actor, meetingId)
  // Asks who may, before the room is joined.
  const { head } = await core.feed.catchUp(actor, { meetingId, audience })
  const { leads, joined, wall, stand } = await core.people.rolesIn(actor, meetingId)
  await watching(meetingId)

  if (!socket.connected) refuse('unavailable')
  leave(rooms, socket, meetingId)
  const room = rooms.join(meetingId, audience)
  socket.data.entered.set(meetingId, {
    audience,
    room,
    byGrant: (wall || stand !== null) && !leads && !joined,
    as: joined ? 'phones' : stand === null ? null : 'scribes',
  })
  await socket.join(room)
  const key = actor.keyIn(meetingId)
  if (key) await socket.join(deviceRoom(meetingId, key.deviceHash))

  const page = await core.feed.catchUp(actor, asked.since === undefined ? { ...asked, since: head } : asked)
  const own = key ? await core.people.own(key.deviceHash) : { mine: [], hat: null }
  return { ...page, ...own, now: now() }
}

export function leave(rooms: Rooms, socket: RaadslagSocket, meetingId: string): void {
  const entered = socket.data.entered.get(meetingId)
  if (!entered) return
  socket.data.entered.delete(meetingId)
  rooms.leave(entered.room)
  void socket.leave(entered.room)
  const key = actorOf(socket).keyIn(meetingId)
  if (key) void socket.leave(deviceRoom(meetingId, key.deviceHash))
}

/** Only our own names are listened to: `constructor` and its kind are nobody. */
export function listen(around: Around, socket: RaadslagSocket): void {
  for (const [name, verb] of Object.entries(verbs)) {
    socket.on(name as EventName, (...sent: unknown[]) => {
      const ack = sent.at(-1)
      const [input] = typeof ack === 'function' ? sent.slice(0, -1) : sent
      answerOf(around, socket, name, () => verb(around, socket, input))
        .then((answer) => typeof ack === 'function' && (ack as (answer: unknown) => void)(answer))
        .catch((error: unknown) => around.failure(error, socket, name))
      // Socket.IO's types want one listener for each name; the contract's types are held by `verbs`.
    })
  }
}

async function answerOf(
  { pace, failure }: Around,
  socket: RaadslagSocket,
  name: string,
  act: () => Promise<object>,
): Promise<object> {
  try {
    const speed = await pace(socket.id)
    if (speed === 'absurd') socket.conn.close()
    if (speed !== 'fine') refuse('too_fast')
    return { ok: true, ...(await act()) }
  } catch (error) {
    return failure(error, socket, name)
  }
}
