/**
 * The desk of one meeting, kept for as long as somebody goes about its pages: what can be taken back, what is half written
 * and the line to the hall are the same at the themes and the tables.
 */
import { getContext, setContext } from 'svelte'
import type { Seeds } from '$lib/live.svelte.ts'
import type { Desk } from './desk.svelte.ts'

interface Arrival {
  /** Epoch ms, by the server's clock. */
  loadedAt: number
  seeds: Seeds
}

const tickMs = 1000

export class KeptDesk {
  readonly #desk: Desk
  #isSeeded = false
  #stop: (() => void) | null = null

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** For a page that is opened. What was said last belongs to the page it was said on; what is listening knows more than a page. */
  arrive({ loadedAt, seeds }: Arrival): Desk {
    const desk = this.#desk
    desk.status = null
    if (!this.#isSeeded) {
      desk.now = loadedAt
      desk.live.seed(seeds)
    }
    this.#isSeeded = true
    return desk
  }

  /** Call in the browser, from each page: it listens from the first of them on. */
  listen() {
    if (this.#stop) return
    const stopLine = this.#desk.live.start()
    const tick = setInterval(() => (this.#desk.now = this.#desk.live.now()), tickMs)
    this.#stop = () => {
      clearInterval(tick)
      stopLine()
    }
  }

  leave() {
    this.#stop?.()
    this.#stop = null
  }
}

const place = Symbol('desk')
export const keepDesk = (desk: Desk): KeptDesk => setContext(place, new KeptDesk(desk))
export const keptDesk = (): KeptDesk => getContext(place)
