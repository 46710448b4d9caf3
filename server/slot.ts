/**
 * Hands the one core to SvelteKit. A module that both sides import exists twice, so the hand-over goes through a slot on
 * `globalThis`, filled before SvelteKit loads. The only file to touch it.
 */
import type { Core } from './core.ts'
import type { Machine } from './machine/machine.ts'
import type { Postman } from './mail/postman.ts'
import type { Rehearsing } from './rehearsal/rehearsing.ts'
import type { Door } from './auth/door.ts'
import type { Languages } from './languages.ts'

const slot = Symbol.for('raadslag.core')

interface Slot {
  core: Core
  rehearsing: Rehearsing
  postman: Postman
  machine: Machine
  door: Door
  languages: Languages
  publicOrigin: (url: URL) => string
  ownOrigin: (url: URL) => string | null
  /** Logs what should not have happened, once, with the reference that the person was given. */
  report: (error: unknown, about: { reference: string; path: string | null }) => void
}

const globals = globalThis as { [slot]?: Slot }

export function provideCore(given: Slot): void {
  globals[slot] = given
}

export function takeCore(): Slot {
  const given = globals[slot]
  if (!given) throw new Error('Start the server with server/main.ts: the pages have no core of their own.')
  return given
}
