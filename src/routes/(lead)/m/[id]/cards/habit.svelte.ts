/** A box that stays as one left it, on this computer. */
export class Habit {
  is = $state(false)
  readonly #kept: string

  constructor(kept: string) {
    this.#kept = kept
  }

  recall() {
    try {
      this.is = localStorage.getItem(this.#kept) === 'yes'
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
