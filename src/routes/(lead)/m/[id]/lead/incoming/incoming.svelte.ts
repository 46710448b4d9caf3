/** What lies in the middle of the desk, and what waits to be taken up. */
import { tick } from 'svelte'
import { questionOn } from '$lib/contract/counting.ts'
import type { ContributionView } from '$lib/contract/wire/contributions.ts'
import { Sight } from '$lib/sight.svelte.ts'
import type { Desk } from '../shell/desk.svelte.ts'
import { type Tab, answeredIds, belonging, laidOut, oldestFirst, tabs, termsIn } from './shelf.ts'

export class Incoming {
  tab = $state<Tab>('new')
  /** Every tab at once, so that their numbers can be held against each other. */
  isWholeMeeting = $state(false)
  /** As it is typed; empty: nothing is looked for. */
  sought = $state('')
  #lying = $state.raw<string[]>([])
  readonly #desk: Desk
  /** Where the list begins, for who has no script. */
  readonly from: number

  /** @param from the first card that is drawn before anybody has looked. */
  constructor(desk: Desk, from = 0) {
    this.#desk = desk
    this.from = from
    this.sight = new Sight(
      () => this.cards,
      () => [desk.selectedId, desk.explaining?.id],
      from,
    )
    this.lay()
  }

  /** On the wall now; `null` where it asks nothing. */
  readonly question = $derived.by(() => (this.#desk.wall ? questionOn(this.#desk.wall) : null))
  readonly #ordered = $derived.by(() => oldestFirst(this.#desk.contributions))
  readonly #shelf = $derived.by(() => ({
    threadId: this.isWholeMeeting ? null : this.question,
    answered: answeredIds(this.#desk.contributions),
    sought: termsIn(this.sought),
  }))
  readonly #byTab = $derived.by(
    () =>
      // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made anew whenever anything changes
      new Map(tabs.map((tab) => [tab, belonging(this.#ordered, tab, this.#shelf)])),
  )
  readonly #laidOut = $derived.by(() =>
    laidOut(
      this.#lying,
      this.under(this.tab).map(({ id }) => id),
    ),
  )
  readonly cards = $derived.by(() =>
    this.#laidOut.lying.flatMap((id) => this.#desk.live.picture.contributions.get(id) ?? []),
  )
  readonly fresh = $derived.by(() => this.#laidOut.fresh)
  /** Of the cards, what is drawn. */
  readonly sight: Sight<ContributionView>

  under(tab: Tab): ContributionView[] {
    return this.#byTab.get(tab) ?? []
  }

  open(tab: Tab, isWholeMeeting = this.isWholeMeeting) {
    this.tab = tab
    this.isWholeMeeting = isWholeMeeting
    this.lay()
  }

  /** Under every tab; what is not found is out of sight until it is looked for no longer. */
  seek(sought: string) {
    this.sought = sought
    this.lay()
  }

  /** Where this one lies: here, or in whatever pile of the whole meeting has it. */
  openWhere(id: string) {
    if (this.cards.some((one) => one.id === id)) return
    this.sought = ''
    this.isWholeMeeting = true
    this.open(tabs.find((tab) => this.under(tab).some((one) => one.id === id)) ?? 'all')
  }

  /** Everything that belongs here now; what has moved on is cleared away. */
  lay() {
    this.#lying = this.under(this.tab).map(({ id }) => id)
    // Keys act on the selected one: never on one that nobody sees.
    const { selectedId } = this.#desk
    if (selectedId !== null && !this.#lying.includes(selectedId)) this.#desk.selectedId = null
  }

  /** What came lies down at the end: where that is in sight, nothing moves under a finger. */
  append() {
    if (this.fresh.length > 0) this.#lying = [...this.#laidOut.lying, ...this.fresh]
  }

  /** To the next card or the one before, as the arrows do. */
  step(by: 1 | -1) {
    const ids = this.cards.map(({ id }) => id)
    const at = this.#desk.selectedId === null ? -1 : ids.indexOf(this.#desk.selectedId)
    void this.#go(ids[at === -1 && by === -1 ? ids.length - 1 : at + by], 'nearest')
  }

  goToFirst() {
    void this.#go(this.cards[0]?.id, 'nearest')
  }

  /** Takes up what waits, and goes to the first of it. */
  async takeFresh() {
    const [first] = this.fresh
    if (!first) return
    this.lay()
    await this.#go(first, 'start')
  }

  /** The card with the focus is the selected one, and what is selected is drawn. */
  async #go(id: string | undefined, block: ScrollLogicalPosition) {
    if (!id) return
    this.#desk.selectedId = id
    await tick()
    const card = document.querySelector<HTMLElement>(`[data-id="${id}"]`)
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block })
  }

  /** Nothing lay here, and something came: nobody has a finger on it. */
  get mayLay(): boolean {
    return this.#lying.length === 0 && this.under(this.tab).length > 0
  }
}
