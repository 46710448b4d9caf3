/** How the core hands its tools to the verbs of the domain, once. */
import type { Db } from '../persistence/schema.ts'
import type { Tools } from '../domain/tools.ts'

type Verb = (tools: Tools, ...rest: never[]) => unknown
type Room = Record<string, Verb>
type Bound<R extends Room> = {
  [N in keyof R]: R[N] extends (tools: Tools, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never
}

/** Verbs that need no more than what they are about: the tools are theirs already. */
export function bound<Rooms extends Record<string, Room>>(tools: Tools, rooms: Rooms) {
  return eachOf(rooms, (room) => eachOf(room, (verb) => verb.bind(null, tools))) as {
    // Same names, each verb with its first argument given.
    [N in keyof Rooms]: Bound<Rooms[N]>
  }
}

/** A question of the database, as a verb. */
export function asked<Rest extends unknown[], Answer>(question: (db: Db, ...rest: Rest) => Answer) {
  return ({ db }: Tools, ...rest: Rest) => question(db, ...rest)
}

function eachOf<From, To>(named: Record<string, From>, to: (one: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(named).map(([name, one]) => [name, to(one)]))
}
