/** Which theme? Asked over the board, and answered by a few letters or a new name. */
import type { Column } from './columns.ts'

interface Question {
  title: string
  /** What may be chosen among. */
  themes: Column[]
  /** A name that none of them has makes a new one. */
  mayMake: boolean
  onpick: (theme: Column) => void
  onmake?: (name: string) => void
}

interface Offer {
  key: string
  name: string
  isNew: boolean
}

const folded = (text: string) => text.trim().toLocaleLowerCase('da')

export class Asking {
  question = $state.raw<Question | null>(null)
  /** Stays when it has been answered: a dialog whose heading changes while it closes stands before everything, unseen. */
  title = $state('')
  typed = $state('')
  #at = $state(0)

  readonly offers: Offer[] = $derived.by(() => {
    const { themes = [], mayMake = false } = this.question ?? {}
    const typed = folded(this.typed)
    const names = themes.map(({ key, name }) => ({ key, name, isNew: false }))
    const begins = names.filter(({ name }) => folded(name).startsWith(typed))
    const holds = names.filter((one) => !begins.includes(one) && folded(one.name).includes(typed))
    const isTaken = names.some(({ name }) => folded(name) === typed)
    const name = this.typed.trim()
    return [...begins, ...holds, ...(mayMake && typed && !isTaken ? [{ key: 'new', name, isNew: true }] : [])]
  })
  readonly active = $derived.by(() => this.offers[Math.min(this.#at, this.offers.length - 1)] ?? null)

  ask(question: Question) {
    this.typed = ''
    this.#at = 0
    this.title = question.title
    this.question = question
  }

  step(by: 1 | -1) {
    const { length } = this.offers
    if (length > 0) this.#at = (Math.min(this.#at, length - 1) + by + length) % length
  }

  answer(offer = this.active) {
    const { question } = this
    if (!offer || !question) return
    const theme = question.themes.find(({ key }) => key === offer.key)
    this.stop()
    if (offer.isNew) question.onmake?.(offer.name)
    else if (theme) question.onpick(theme)
  }

  stop() {
    this.question = null
  }
}
