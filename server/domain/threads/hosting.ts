/** What a thread's host finds on their page: how it is arranged, to whom it can be handed, and what waits. */
import { HostedInput } from '../../../src/lib/contract/inputs/hosting.ts'
import type { HostView } from '../../../src/lib/contract/wire/hosting.ts'
import { type ReadingHours, lastDayBefore } from '../../../src/lib/contract/reading-hours.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { hostOf, hostedThread, possibleHosts } from './host.ts'
import { hoursOf } from './hours.ts'

export interface Hosting {
  thread: { id: string; question: string; state: 'open' | 'closed' }
  host: HostView | null
  /** Who asks is the host. */
  isMine: boolean
  /** To whom it can be handed. */
  possible: { id: string; name: string }[]
  hours: ReadingHours | null
  /** The last day on which it is, or was, open; null for none. */
  closesOn: string | null
  /** Oldest first. */
  waiting: Waiting[]
}

interface Waiting {
  id: string
  text: string
  createdAt: number
  /** Null for what waits for a person. */
  waitsUntil: number | null
}

/** Refuses `not_found`, `login_first` and `forbidden`. */
export async function readHosting(tools: Tools, actor: Actor, input: unknown): Promise<Hosting> {
  const { threadId } = parse(HostedInput, input)
  const { thread } = await hostedThread(tools.db, actor, threadId)
  const { id, question, state, closesAt, hostId } = thread
  const possible = await possibleHosts(tools.db, id)
  return {
    thread: { id, question, state },
    host: await hostOf(tools.db, thread),
    isMine: hostId !== null && hostId === actor.account?.id,
    possible: possible.filter((one) => one.id !== hostId),
    hours: hoursOf(thread),
    closesOn: closesAt === null ? null : lastDayBefore(closesAt),
    waiting: await waitingIn(tools.db, id),
  }
}

const waitingIn = (reader: Reader, threadId: string): Promise<Waiting[]> =>
  reader
    .selectFrom('contribution')
    .select(['id', 'text', 'createdAt', 'waitsUntil'])
    .where('threadId', '=', threadId)
    .where('state', '=', 'waiting')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(mostListed)
    .execute()

const mostListed = 200
