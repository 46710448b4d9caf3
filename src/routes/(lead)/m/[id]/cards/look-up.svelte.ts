/** What a number has been used for, asked while it is typed; without a network nothing is said, and the server says it later. */
import type { CardView } from '$lib/contract/paper.ts'

interface Found {
  number: string
  /** Null for a number that is on no card of this meeting. */
  card: CardView | null
  isUnknown: boolean
}

const pauseMs = 150

export class CardLookUp {
  found = $state.raw<Found | null>(null)
  readonly #meetingId: string
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(meetingId: string) {
    this.#meetingId = meetingId
  }

  look(number: string) {
    clearTimeout(this.#timer)
    this.found = null
    if (/^\d{1,5}$/.test(number)) this.#timer = setTimeout(() => void this.#ask(number), pauseMs)
  }

  async #ask(number: string) {
    try {
      const response = await fetch(`/api/meetings/${this.#meetingId}/cards/${number}`)
      if (response.status === 404) this.found = { number, card: null, isUnknown: true }
      // Ours, as the API describes it.
      if (response.ok) this.found = { number, card: (await response.json()) as CardView, isUnknown: false }
    } catch {
      this.found = null
    }
  }
}
