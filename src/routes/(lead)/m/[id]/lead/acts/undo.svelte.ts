import type { Answer, Nothing } from '$lib/contract/wire/answers.ts'

export type Outcome = Answer<Nothing>

export interface Done {
  /** What was done, in a word or two: *vist stort*. */
  done: string
  /** What stands when it is taken back, in a sentence. */
  undone: string
  back: () => Promise<Outcome>
}

/** What was done at this desk and can be taken back, the last first. */
export class UndoStack {
  #done = $state.raw<Done[]>([])

  get last(): Done | null {
    return this.#done.at(-1) ?? null
  }

  push(done: Done) {
    this.#done = [...this.#done, done]
  }

  /** The room is closed: what was done in it stands, and is changed by hand where it may be. */
  close() {
    this.#done = []
  }

  /** Taken off at once, so that pressing twice takes back two things and not one thing twice. */
  take(): Done | null {
    const { last } = this
    this.#done = this.#done.slice(0, -1)
    return last
  }
}
