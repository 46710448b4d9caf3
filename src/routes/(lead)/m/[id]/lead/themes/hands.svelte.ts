/** What a facilitator does at the board, by key, button or dragging: which question it asks first, and which act follows. */
import { m } from '$lib/paraglide/messages.js'
import type { Asking } from './asking.svelte.ts'
import type { Board, Picked } from './board.svelte.ts'
import type { Column } from './columns.ts'
import * as acts from './onThemes.ts'

export class Hands {
  /** The theme whose name is being written. */
  naming = $state<string | null>(null)
  /** What uses the same words as the card that was asked for. */
  alike = $state.raw<{ id: string; ids: string[] } | null>(null)
  readonly #board: Board
  readonly #asking: Asking

  constructor(board: Board, asking: Asking) {
    this.#board = board
    this.#asking = asking
  }

  /** The theme that the keyboard is in. */
  get theme(): Column | null {
    return this.#board.themes.find(({ key }) => key === this.#board.at?.column) ?? null
  }
  get mayTakeOut(): boolean {
    return this.#board.picked.some(({ from }) => from !== null)
  }
  /** All of it lies in one theme. */
  get maySplit(): boolean {
    const { picked, themes } = this.#board
    const from = picked[0]?.from
    return picked.every((one) => one.from === from) && themes.some(({ themeId }) => themeId === from)
  }

  put(picked = this.#board.picked) {
    this.#ask(m.desk_themes_put_where({ n: picked.length }), picked, (theme) =>
      acts.putIn(this.#board, picked, theme),
    )
  }

  putToo(picked = this.#board.picked) {
    this.#ask(m.desk_themes_put_too_where({ n: picked.length }), picked, (theme) =>
      acts.putInToo(this.#board, picked, theme),
    )
  }

  /** A theme, or the name of a new one. */
  #ask(title: string, picked: Picked[], onpick: (theme: Column) => void) {
    if (this.#isNone(picked)) return
    const onmake = (name: string) => void acts.make(this.#board, name, picked)
    this.#asking.ask({ title, themes: this.#board.themes, mayMake: true, onpick, onmake })
  }

  /** Pressed with nothing in hand: it is said what to do first. */
  #isNone(picked: Picked[]): boolean {
    if (picked.length === 0) this.#board.desk.say(m.desk_themes_choose_first(), true)
    return picked.length === 0
  }

  /** Dropped where a new theme is to be. */
  name(picked: Picked[]) {
    const onmake = (name: string) => void acts.make(this.#board, name, picked)
    const title = m.desk_themes_name_new({ n: picked.length })
    this.#asking.ask({ title, themes: [], mayMake: true, onpick: () => {}, onmake })
  }

  alone(picked = this.#board.picked) {
    if (!this.#isNone(picked)) void acts.standAlone(this.#board, picked)
  }

  takeOut(picked = this.#board.picked) {
    void acts.takeOut(
      this.#board,
      picked.filter(({ from }) => from !== null),
    )
  }

  split() {
    if (this.maySplit) this.name(this.#board.picked)
  }

  merge(theme: Column) {
    this.#asking.ask({
      title: m.desk_themes_merge_into({ theme: theme.name }),
      themes: this.#board.themes.filter(({ key }) => key !== theme.key),
      mayMake: false,
      onpick: (into) => acts.merge(this.#board, theme, into),
    })
  }

  /** Back to where the keyboard was, so that its keys go on. */
  stopNaming(key: string) {
    if (this.naming !== key) return
    this.naming = null
    const { at } = this.#board
    if (at) requestAnimationFrame(() => void this.#board.focus(at))
  }

  dissolve(theme: Column) {
    acts.dissolve(this.#board, theme)
  }

  /** Laid in a column by hand. */
  drop(column: Column, picked: Picked[], isCopy: boolean) {
    const moved = picked.filter(({ from }) => from !== column.themeId)
    if (moved.length === 0) return
    if (column.kind === 'left') this.takeOut(moved)
    else if (column.kind === 'alone') this.alone(moved)
    else void (isCopy ? acts.putInToo : acts.putIn)(this.#board, moved, column)
  }

  async similar() {
    const { current, desk } = this.#board
    if (!current) return void this.#isNone([])
    const answer = await desk.live.send('theme:similar', { id: current.id })
    if (!answer.ok) return desk.say(answer.error.message || m.desk_no_answer(), true)
    const { contributions } = desk.live.picture
    const ids = answer.ids.filter((id) => contributions.get(id)?.state === 'shown')
    if (ids.length === 0) desk.say(m.desk_themes_none_similar())
    else this.alike = { id: current.id, ids }
  }

  /** To the next card whose author would rather have it elsewhere. */
  nextWish() {
    const places = this.#board.columns.flatMap(({ key, cards }) =>
      cards.flatMap(({ id, desk }) => (desk?.wish ? [{ column: key, id }] : [])),
    )
    const { at } = this.#board
    const here = places.findIndex(({ column, id }) => column === at?.column && id === at.id)
    const next = places[(here + 1) % places.length]
    if (next) void this.#board.focus(next)
  }
}
