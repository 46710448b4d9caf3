/**
 * Of a long list, what is drawn: the parts near the eye, and those that a hand is in. What is not drawn keeps its room, so
 * that nothing moves, and the list is as long as it is. Cards lie one beside the other and not part within part: one that
 * moves up past another stays the very same element, and keeps the focus.
 */

/* eslint-disable svelte/prefer-svelte-reactivity -- what is seen and measured is drawn from by way of `#near` alone */

/** So many are drawn or left out together. */
const partSize = 20
/** Before a script has looked, and for who has none. */
export const firstDrawn = 100
/** Of one, until some have been measured; px. */
const usualHeight = 110

interface Known {
  id: string
}

/** One of the list, or the room of some that are not drawn (px high). `at` counts from 0. */
export type Row<T> =
  { is: 'one'; key: string; at: number; one: T } | { is: 'room'; key: string; at: number; height: number }

export class Sight<T extends Known> {
  readonly #list: () => readonly T[]
  readonly #inHand: () => readonly (string | null | undefined)[]
  #near = $state.raw<ReadonlySet<number>>(new Set())
  #isWatched = $state(false)
  /** Of parts that have been drawn; px. */
  readonly #heights = new Map<number, number>()
  #usual = usualHeight
  readonly #watched = new Set<HTMLElement>()
  readonly #inSight = new Set<HTMLElement>()
  #observer: IntersectionObserver | undefined

  /**
   * @param inHand ids of those that stay drawn wherever they are.
   * @param from the first that is drawn before anybody has looked.
   */
  constructor(list: () => readonly T[], inHand: () => readonly (string | null | undefined)[], from = 0) {
    this.#list = list
    this.#inHand = inHand
    this.#near = new Set(Array.from({ length: firstDrawn / partSize }, (_, n) => n + partOf(from)))
  }

  readonly #places = $derived.by(() => new Map(this.#list().map(({ id }, at) => [id, at])))
  readonly #held = $derived.by(() => {
    const places = this.#inHand().flatMap((id) => (id ? (this.#places.get(id) ?? []) : []))
    return new Set(places.map(partOf))
  })
  readonly rows: Row<T>[] = $derived.by(() => {
    const list = this.#list()
    const parts = Array.from({ length: Math.ceil(list.length / partSize) }, (_, part) => part)
    const isDrawn = (part: number) => this.#near.has(part) || this.#held.has(part)
    return parts.flatMap((part) => (isDrawn(part) ? onesOf(list, part) : this.#roomOf(list, part)))
  })

  /** Who has no script scrolls past no empty room. */
  #roomOf(list: readonly T[], part: number): Row<T>[] {
    if (!this.#isWatched) return []
    const at = part * partSize
    const height = this.#heights.get(part) ?? this.#usual * Math.min(partSize, list.length - at)
    return [{ is: 'room', key: `room-${part}`, at, height }]
  }

  /** For the element of each row. It says in `data-at` where it is. */
  readonly watch = (element: HTMLElement) => {
    this.#observer ??= new IntersectionObserver((seen) => this.#see(seen), aWindowAway)
    this.#observer.observe(element)
    this.#watched.add(element)
    this.#isWatched = true
    return () => {
      this.#observer?.unobserve(element)
      this.#watched.delete(element)
      this.#inSight.delete(element)
    }
  }

  #see(seen: IntersectionObserverEntry[]) {
    for (const { target, isIntersecting } of seen) {
      if (!(target instanceof HTMLElement) || !this.#watched.has(target)) continue
      if (isIntersecting) this.#inSight.add(target)
      else this.#inSight.delete(target)
    }
    const near = new Set([...this.#inSight].map((element) => partOf(placeOf(element))))
    if (near.size === this.#near.size && [...near].every((part) => this.#near.has(part))) return
    this.#measure()
    this.#near = near
  }

  /** While they are drawn: their room is to be as high when they are not. */
  #measure() {
    const edges = new Map<number, { top: number; bottom: number; count: number }>()
    for (const element of this.#watched) {
      if (element.dataset.room !== undefined) continue
      const { top, bottom } = element.getBoundingClientRect()
      const part = partOf(placeOf(element))
      const known = edges.get(part) ?? { top, bottom, count: 0 }
      edges.set(part, {
        top: Math.min(known.top, top),
        bottom: Math.max(known.bottom, bottom),
        count: known.count + 1,
      })
    }
    const isFirst = this.#heights.size === 0
    for (const [part, { top, bottom, count }] of edges) {
      if (bottom === top) continue
      this.#heights.set(part, bottom - top)
      // Once: every other room would change its height with it.
      if (isFirst) this.#usual = (bottom - top) / count
    }
  }
}

const partOf = (at: number) => Math.floor(at / partSize)
const placeOf = (element: HTMLElement) => Number(element.dataset.at)

const onesOf = <T extends Known>(list: readonly T[], part: number): Row<T>[] =>
  list
    .slice(part * partSize, (part + 1) * partSize)
    .map((one, n) => ({ is: 'one', key: one.id, at: part * partSize + n, one }))

/** Drawn before it comes into sight, in a box that scrolls by itself as well where the browser can. */
const aWindowAway: IntersectionObserverInit & { scrollMargin: string } = {
  rootMargin: '100% 0px',
  scrollMargin: '100% 0px',
}
