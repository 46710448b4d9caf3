/** A box that stays as one left it, on this computer. */
export class Habit {
  is = $state(false)
  readonly #kept: string

  constructor(kept: string, is = false) {
    this.#kept = kept
    this.is = is
  }

  recall() {
    try {
      const kept = localStorage.getItem(this.#kept)
      if (kept !== null) this.is = kept === 'yes'
    } catch {
      // A browser that keeps nothing: it is asked again each time.
    }
  }

  remember() {
    try {
      localStorage.setItem(this.#kept, this.is ? 'yes' : 'no')
    } catch {
      // As above.
    }
  }
}
