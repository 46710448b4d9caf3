/** *Generalprøve* at the desk: this process fills the hall, and sees to it that nothing stays of it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { RehearseInput } from '../../src/lib/contract/inputs/day.ts'
import type { Core } from '../core.ts'
import type { Actor } from '../domain/people/actor.ts'
import { parse } from '../parse.ts'
import { refuse } from '../refusal.ts'
import { fillHall } from './hall.ts'

export interface Rehearsing {
  /** Opens a copy of the meeting and fills its hall. Refuses as `core.rehearsals.copy` does, and `rehearsals_full`. */
  begin(actor: Actor, input: unknown): Promise<{ meetingId: string }>
  /** Resolves when no trace is left of it, with the meeting that it was a rehearsal of. */
  end(actor: Actor, input: unknown): Promise<{ of: string }>
  /** The phones leave; what they were at ends by itself when its time has come. */
  stop(): Promise<void>
}

interface Parts {
  core: Core
  /** Where this server reaches itself; asked when it is needed, since the port may be any. */
  url: () => string
  /** Takes out of the database's own files what was deleted. */
  shred: () => Promise<void>
  failed: (error: unknown) => void
}

/** So many phones beside its real ones one process has room for. */
const mostPhones = 400
/** Between hearing that it is over and being gone: every screen has shown it by then; ms. */
const goodbyeMs = 1500
const looksEveryMs = 5000

export function createRehearsing({ core, url, shred, failed }: Parts): Rehearsing {
  const halls = new Map<string, { phones: number; leave: AbortController; left: Promise<void> }>()

  function fill(meetingId: string, code: string, phones: number) {
    const leave = new AbortController()
    const left = fillHall({ url: url(), meetingId, code, phones }, leave.signal)
      .catch(failed)
      .finally(() => halls.delete(meetingId))
    halls.set(meetingId, { phones, leave, left })
  }

  async function empty(meetingId: string) {
    const hall = halls.get(meetingId)
    hall?.leave.abort()
    await hall?.left
  }

  async function erase(meetingId: string) {
    await sleep(goodbyeMs)
    await empty(meetingId)
    if (await core.rehearsals.erase(meetingId)) await shred()
  }

  /** Those whose time is over, also of a process that is no more. */
  async function endDue() {
    for (const meetingId of await core.rehearsals.due()) {
      await core.rehearsals.close(meetingId)
      await erase(meetingId)
    }
  }

  let looking = Promise.resolve()
  const look = () => void (looking = looking.then(endDue).catch(failed))
  const timer = setInterval(look, looksEveryMs)
  look()

  return {
    async begin(actor, input) {
      const { meetingId: original, phones } = parse(RehearseInput, input)
      const busy = [...halls.values()].reduce((sum, hall) => sum + hall.phones, 0)
      if (busy + phones > mostPhones) refuse('rehearsals_full')
      const { meetingId } = await core.rehearsals.copy(actor, { meetingId: original })
      const { codes } = await core.meetings.readDesk(actor, meetingId)
      fill(meetingId, codes?.screen ?? refuse('unavailable'), phones)
      return { meetingId }
    },
    async end(actor, input) {
      const { of, meetingId } = await core.rehearsals.end(actor, input)
      await erase(meetingId)
      return { of }
    },
    async stop() {
      clearInterval(timer)
      for (const meetingId of [...halls.keys()]) await empty(meetingId)
      await looking
    },
  }
}
