/** An evening that is the same whenever its pictures are taken: the same hour, the same codes. */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { type Clock, createClock } from '../../../server/demo/clock.ts'

/** Five past seven on a Tuesday in March, as the clocks in town show it. */
const begins = Date.UTC(2027, 2, 9, 18, 5)

export interface EveningClock extends Clock {
  /** What a page has to add to this machine's time; ms. */
  aheadMs(): number
  /** Until then it stands, so that what is made before is made at the same instants every time. */
  run(): void
}

export function anEveningClock(): EveningClock {
  const machineTime = Date.now
  let ranFrom: number | null = null
  const clock = createClock(() => begins + (ranFrom === null ? 0 : machineTime() - ranFrom))
  setDate(clock.now)
  return {
    ...clock,
    aheadMs: () => clock.now() - machineTime(),
    run: () => void (ranFrom ??= machineTime()),
  }
}

/** For a page, before its own scripts. */
export const pageTime = (aheadMs: number): string =>
  `{ const machineTime = Date.now; (${setDate.toString()})(() => machineTime() + ${aheadMs}) }`

// Handed to pages as it is written here, so it knows nothing outside itself.
function setDate(now: () => number) {
  globalThis.Date = new Proxy(Date, {
    construct: (real, given: unknown[], made) =>
      Reflect.construct(real, given.length > 0 ? given : [now()], made) as Date,
    get: (real, name) => (name === 'now' ? now : (Reflect.get(real, name) as unknown)),
  })
}

/** Codes come out the same each time, and so do the squares that hold them. For an invented municipality alone. */
export function foreseeChance() {
  const next = mulberry32(20_270_309)
  // What `node:crypto` exports under this name asks the global one.
  const getRandomValues = (bytes: Uint8Array) => bytes.map((_, i) => (bytes[i] = next() & 255))
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: getRandomValues })
  Object.assign(crypto, { randomInt: (below: number) => next() % below })
  syncBuiltinESMExports()
}

/** Short, and even enough for pictures; 32 bits at a time. */
function mulberry32(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}
