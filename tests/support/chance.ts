/** Chance that can be had again: the seed is printed, and may be given back in the environment. */
export interface Chance {
  seed: number
  /** From 0 up to, and not with, 1. */
  next(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  oneOf<T>(things: readonly T[]): T
}

export function chanceFor(
  test: string,
  seed = Number(process.env.SEED) || Date.now() % 1_000_000_000,
): Chance {
  console.log(`${test}: SEED=${seed}`)
  let state = seed >>> 0
  // mulberry32: short, and good enough to vary a test.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const oneOf = <T>(things: readonly T[]): T => {
    const thing = things[between(0, things.length - 1)]
    if (thing === undefined) throw new Error('Nothing to choose from.')
    return thing
  }
  return { seed, next, between, oneOf }
}
