/** Which part of the desk is before the facilitator, and where to go back to. */
import { tick } from 'svelte'
import type { Incoming } from '../incoming/incoming.svelte.ts'
import type { Tab } from '../incoming/shelf.ts'
import { nextUnexplained, unexplainedAmong } from '../incoming/unexplained.ts'
import type { Desk } from './desk.svelte.ts'

export const panes = ['agenda', 'incoming', 'wall'] as const
export type Pane = (typeof panes)[number]

export class View {
  pane = $state<Pane>('incoming')
  isWriting = $state(false)
  isInserting = $state(false)
  readonly #desk: Desk
  readonly #incoming: Incoming
  #cameFrom: Element | null = null

  constructor(desk: Desk, incoming: Incoming) {
    this.#desk = desk
    this.#incoming = incoming
  }

  writeDown() {
    this.#cameFrom = document.activeElement
    this.isWriting = true
    this.pane = 'incoming'
  }

  stopWriting() {
    this.isWriting = false
    this.#goBack()
  }

  /** Something that nobody planned. */
  insert() {
    this.#cameFrom = document.activeElement
    this.isInserting = true
    this.pane = 'agenda'
  }

  stopInserting() {
    this.isInserting = false
    this.#goBack()
  }

  /** To where a name is written on the speakers' list. */
  addSpeaker() {
    this.pane = 'agenda'
    void this.#focus('speaker-name')
  }

  /** To where one looks for words. */
  seek() {
    this.pane = 'incoming'
    void this.#focus('seek')
  }

  /** Before the next key comes: what is typed on is no command. */
  async #focus(id: string) {
    await tick()
    document.getElementById(id)?.focus()
  }

  #goBack() {
    if (this.#cameFrom instanceof HTMLElement) this.#cameFrom.focus()
  }

  /** What needs somebody may be of another question than the one on the wall. */
  readonly openTab = (tab: Tab, id?: string) => {
    this.pane = 'incoming'
    this.#incoming.sought = ''
    this.#incoming.open(tab, tab === 'held' || tab === 'waiting')
    if (id) this.#choose(id)
  }

  /** To what was hidden without a reason, the one after the one in hand. */
  readonly explainNext = () => {
    const next = nextUnexplained(unexplainedAmong(this.#desk.contributions), this.#desk.selectedId)
    if (!next) return
    this.pane = 'incoming'
    this.#incoming.openWhere(next.id)
    this.#desk.explaining = next
    this.#choose(next.id)
  }

  #choose(id: string) {
    this.#desk.selectedId = id
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus())
  }
}
