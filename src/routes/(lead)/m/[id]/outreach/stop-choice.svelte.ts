/** Where words are heard: one of the planned stops, or one that is only known to this computer so far. */
import type { StopView } from '$lib/contract/paper.ts'
import { newKey } from '$lib/posting.ts'
import { fromField } from '$lib/when.ts'

interface Begun {
  meetingId: string
  /** What the server knows. */
  planned: () => StopView[]
  chosen: string
  place: string
  startsAt: string
}

export class StopChoice {
  /** Empty: a new one, in the two fields below. */
  chosen = $state('')
  place = $state('')
  startsAt = $state('')
  #own = $state<StopView[]>([])
  readonly #planned: () => StopView[]
  readonly #kept: string

  constructor({ meetingId, planned, chosen, place, startsAt }: Begun) {
    this.#planned = planned
    this.#kept = `raadslag.outreach.stops.${meetingId}`
    this.chosen = chosen
    this.place = place
    this.startsAt = startsAt
  }

  get all(): StopView[] {
    const planned = this.#planned()
    return [...planned, ...this.#own.filter(({ key }) => !planned.some((stop) => stop.key === key))]
  }

  /** A new one gets its name here: it may be hours before the server hears of it. Null while it has no place. */
  now(): StopView | null {
    const known = this.all.find(({ key }) => key === this.chosen)
    if (known) return { ...known }
    const place = this.place.trim()
    if (place === '') return null
    const startsAt = fromField(this.startsAt)
    const stop = { key: newKey(), place, startsAt: Number.isNaN(startsAt) ? Date.now() : startsAt }
    this.#own = [...this.#own, stop]
    this.chosen = stop.key
    this.place = ''
    return stop
  }

  remember() {
    try {
      localStorage.setItem(this.#kept, JSON.stringify({ own: this.#own, chosen: this.chosen }))
    } catch {
      // Then the place is chosen again after a reload; what was written carries it already.
    }
  }

  recall() {
    try {
      // Written by `remember` alone.
      const kept = JSON.parse(localStorage.getItem(this.#kept) ?? '') as { own: StopView[]; chosen: string }
      this.#own = kept.own
      if (this.all.some(({ key }) => key === kept.chosen)) this.chosen = kept.chosen
    } catch {
      // Nothing was remembered.
    }
  }
}
