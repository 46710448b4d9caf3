/** Whether every screen shows what the database holds. */
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { pause } from '../../support/pause.ts'
import { drawnOnBoard, drawnOnDesk, drawnOnPhone, drawnOnScribes, drawnOnWall } from './drawn.ts'
import type { Evening } from './people.ts'
import { type Truth, boardOf, deskOf, phoneOf, scribeOf, wallOf } from './truth.ts'

const lookAgainMs = 1000

interface Screen {
  name: string
  drawn: () => Promise<unknown>
  wanted: (truth: Truth) => unknown
}

function screensOf({ hall, karen, mette, walls, phones, scribe, words }: Evening): Screen[] {
  const { threadId } = hall
  const desks = Object.entries({ Karen: karen, Mette: mette }).flatMap(([name, { desk, board }]) => [
    { name: `${name}’s desk`, drawn: () => drawnOnDesk(desk), wanted: deskOf },
    {
      name: `${name}’s themes`,
      drawn: () => drawnOnBoard(board),
      wanted: (truth: Truth) => boardOf(truth, threadId),
    },
  ])
  return [
    ...desks,
    ...walls.map((wall, n) => ({ name: `wall ${n + 1}`, drawn: () => drawnOnWall(wall), wanted: wallOf })),
    { name: 'the scribe', drawn: () => drawnOnScribes(scribe), wanted: scribeOf },
    ...phones.map((phone, n) => ({
      name: `phone ${n + 1}`,
      drawn: () => drawnOnPhone(phone),
      wanted: (truth: Truth) => phoneOf(truth, words.of(phone)),
    })),
  ]
}

interface Disagreeing {
  name: string
  drawn: unknown
  wanted: unknown
}

/** The screens that show something else, and the first of them beside what it had to show. */
export async function disagreeing(evening: Evening): Promise<Disagreeing[]> {
  const screens = screensOf(evening)
  const truth = await evening.read()
  const drawn = await Promise.all(screens.map((screen) => screen.drawn()))
  // A wall turns by itself: what was not the same throughout says nothing.
  if (!isDeepStrictEqual(await evening.read(), truth)) return disagreeing(evening)
  return screens
    .map(({ name, wanted }, n) => ({ name, drawn: drawn[n], wanted: wanted(truth) }))
    .filter((screen) => !isDeepStrictEqual(screen.drawn, screen.wanted))
}

/** Looked at now and then: who draws forty phones is busy enough. */
export async function everyScreenAgrees(evening: Evening, ms = 60_000): Promise<void> {
  for (const until = Date.now() + ms; ; await pause(lookAgainMs)) {
    const [first, ...others] = await disagreeing(evening)
    if (!first) return
    if (Date.now() > until)
      return expect(first.drawn, `${first.name} and ${others.length} others`).toEqual(first.wanted)
  }
}
