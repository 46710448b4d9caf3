/** The themes of one question in a facilitator's hands: what lies where, what is chosen, and where the hands are. */
import { tick } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import { grouped } from '$lib/contract/grouping.ts'
import type { ContributionView, ThreadView } from '$lib/contract/wire/contributions.ts'
import type { Desk } from '../shell/desk.svelte.ts'
import {
  type Column,
  type Direction,
  type Place,
  columnsOf,
  keeping,
  placeOf,
  placesIn,
  sameAs,
  stepFrom,
} from './columns.ts'

/** A card where it was chosen: the same words may lie in several themes. */
export interface Picked {
  id: string
  /** The theme that it was chosen in; `null`: among what is left over. */
  from: string | null
}

export class Board {
  readonly desk: Desk
  threadId = $state<string | null>(null)
  /** What is chosen, each by its place. */
  readonly chosen = new SvelteSet<Place>()
  /** Where the keyboard is. */
  at = $state.raw<{ column: string; id: string } | null>(null)
  /** The column that something is held over. */
  over = $state<string | null>(null)
  /** The card that is held. */
  liftedId = $state<string | null>(null)
  /** As it lay when something was lifted: nothing moves under a finger. */
  #lifted = $state.raw<Column[] | null>(null)
  #known: Column[] = []

  constructor(desk: Desk, threadId: string | null) {
    this.desk = desk
    this.threadId = threadId
  }

  readonly threads: ThreadView[] = $derived.by(() => {
    const { threads } = this.desk.live.picture
    const asked = this.desk.agenda.flatMap(({ threadId }) => threads.get(threadId ?? '') ?? [])
    return [...asked, ...[...threads.values()].filter((thread) => !asked.includes(thread))]
  })
  readonly thread = $derived.by(() => this.threads.find(({ id }) => id === this.threadId) ?? null)
  readonly #now = $derived.by(() => {
    const { themes } = this.desk.live.picture
    const now = columnsOf(grouped(themes.values(), this.desk.contributions, this.threadId ?? ''))
    return (this.#known = keeping(this.#known, now))
  })
  readonly columns = $derived.by(() => this.#lifted ?? this.#now)
  readonly left = $derived.by(() => this.#now[0]?.cards ?? [])
  readonly themes = $derived.by(() => this.columns.filter(({ kind }) => kind === 'theme'))
  readonly wished = $derived.by(() => this.columns.flatMap(({ cards }) => cards).filter(hasWish))

  /** What acts are done with: what is chosen, or else the card with the keyboard on it. */
  readonly picked: Picked[] = $derived.by(() => {
    if (this.chosen.size === 0) return this.#underHand
    const chosen = this.columns.flatMap((column) =>
      column.cards
        .filter(({ id }) => this.chosen.has(placeOf(column.key, id)))
        .map(({ id }) => ({ id, from: column.themeId })),
    )
    return chosen.length > 0 ? chosen : this.#underHand
  })
  readonly #underHand: Picked[] = $derived.by(() => {
    const column = this.columns.find(({ key }) => key === this.at?.column)
    const card = column?.cards.find(({ id }) => id === this.at?.id)
    return column && card ? [{ id: card.id, from: column.themeId }] : []
  })

  /** The one that suggestions are asked for. */
  get current(): ContributionView | null {
    const id = this.at?.id ?? this.picked[0]?.id
    return id ? (this.desk.live.picture.contributions.get(id) ?? null) : null
  }

  turnTo(threadId: string) {
    this.threadId = threadId
    this.chosen.clear()
    this.at = null
  }

  toggle(column: string, id: string) {
    const place = placeOf(column, id)
    if (!this.chosen.delete(place)) this.chosen.add(place)
  }

  /** What is carried with a card that is lifted: all that is chosen, if it is among it. */
  lift(column: Column, id: string): Picked[] {
    this.#lifted = this.#now
    this.liftedId = id
    return this.chosen.has(placeOf(column.key, id)) ? this.picked : [{ id, from: column.themeId }]
  }

  lay() {
    this.#lifted = null
    this.liftedId = null
    this.over = null
  }

  /** To another card, as the arrows do; to the first one, as long as the hands are on none. */
  step(direction: Direction) {
    const to = stepFrom(this.columns, this.at, direction)
    if (to) void this.focus(to)
  }

  /** Where the keyboard is there is a card drawn. */
  async focus(to: { column: string; id: string }) {
    this.at = to
    await tick()
    const card = document.getElementById(domId(placeOf(to.column, to.id)))
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  /** The card with the keyboard on it has gone elsewhere: the next one takes its place, as long as nobody went away by themselves. */
  keepHold(before: Column[]) {
    const to = this.at && sameAs(before, this.columns, this.at)
    this.#forgetWhatLeft()
    if (!to || (to.column === this.at?.column && to.id === this.at.id)) return
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost) void this.focus(to)
    else this.at = to
  }

  #forgetWhatLeft() {
    if (this.chosen.size === 0) return
    const here = placesIn(this.columns)
    for (const place of this.chosen) if (!here.has(place)) this.chosen.delete(place)
  }
}

const hasWish = ({ desk }: ContributionView) => Boolean(desk?.wish)

export const domId = (place: Place) => `card-${place}`
