/**
 * One meeting in a facilitator's hands. Every act is sent, and what it changed is seen when the feed tells it: the
 * desk never shows what did not happen.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import { lookingFor } from '$lib/contract/looking.ts'
import { inSpeakingOrder } from '$lib/contract/speaking.ts'
import type { ContributionView, Why } from '$lib/contract/wire/contributions.ts'
import { Live } from '$lib/live.svelte.ts'
import { m } from '$lib/paraglide/messages.js'
import { type Done, type Outcome, UndoStack } from '../acts/undo.svelte.ts'

export interface Status {
  text: string
  refused: boolean
}

/** What is sent, and what the status line says when it is done; with the way back where there is one. */
/** A sentence that counts is made when the answer has come. */
type Said = string | (() => string)
type Act = { said: Said; send: () => Promise<Outcome> } & (Done | { back?: undefined })

/** `phone`: everything that one phone has said. */
export type HeldPart = 'text' | 'name' | 'phone'

export interface Explaining {
  id: string
  part: HeldPart
  /** What was said of a phone, which stands on no contribution. */
  given?: Why
}

/** The line comes a moment after the page; so long an act waits for its first. */
const firstLineMs = 5000
const looksEveryMs = 50
const seenMs = 1000

export class Desk {
  readonly live: Live
  readonly meetingId: string
  readonly undoStack = new UndoStack()
  status = $state.raw<Status | null>(null)
  /** The one that keys act upon. */
  selectedId = $state<string | null>(null)
  /** Whose hiding is to be explained, and of what. */
  explaining = $state.raw<Explaining | null>(null)
  /** Own words of a reason, kept if it could not be given: by contribution and part. */
  readonly reasonDrafts = new SvelteMap<string, string>()
  /** The one that is being put into another language. */
  translating = $state.raw<string | null>(null)
  /** What was written of it so far: by contribution and language. */
  readonly translationDrafts = new SvelteMap<string, string>()
  /** Codes for scribes that were shown here, by stand: nothing else knows them. */
  readonly scribeCodes = new SvelteMap<string, string>()
  /** Looked at here, so that its words ask nobody any longer. */
  readonly lookedAt = new SvelteSet<string>()
  /** What the municipality would have somebody look at (`looking.ts`). */
  readonly #wordsOf: (text: string) => string[]
  readonly #wordsFound = new WeakMap<ContributionView, string[]>()
  /** What was written down at this desk, by id: nobody need be told that it came. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- asked when it is said, and nothing is drawn by it
  readonly doneHere = new Set<string>()
  /** Somebody may be looking at this very screen: what the room has not been shown is covered. */
  isCovered = $state(false)
  /** By the server's clock; epoch ms. */
  now = $state(0)

  constructor(meetingId: string, words: string[] = []) {
    this.#wordsOf = lookingFor(words)
    this.meetingId = meetingId
    this.live = new Live(meetingId, 'desk')
  }

  get meeting() {
    return this.live.picture.meeting
  }
  get wall() {
    return this.live.picture.wall
  }
  readonly agenda = $derived.by(() =>
    [...this.live.picture.agenda.values()].sort((a, b) => a.position - b.position),
  )
  readonly contributions = $derived.by(() => [...this.live.picture.contributions.values()])
  /** Words to look at, by contribution: a suggestion, and never more. */
  readonly wordsIn = $derived.by(() => {
    const open = this.contributions.filter(({ state }) => state === 'shown' || state === 'waiting')
    const found = open.map((one) => [one.id, this.#wordsFoundIn(one)] as const)
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made anew whenever anything changes
    return new Map(found.filter(([, words]) => words.length > 0))
  })
  readonly selected = $derived.by(() =>
    this.selectedId === null ? null : (this.live.picture.contributions.get(this.selectedId) ?? null),
  )
  readonly nextItem = $derived.by(() => {
    const at = this.agenda.findIndex(({ id }) => id === this.meeting?.currentItemId)
    return this.agenda[at + 1] ?? null
  })
  readonly itemBefore = $derived.by(() => {
    const at = this.agenda.findIndex(({ id }) => id === this.meeting?.currentItemId)
    return this.agenda[at - 1] ?? null
  })
  readonly currentItem = $derived.by(
    () => this.agenda.find(({ id }) => id === this.meeting?.currentItemId) ?? null,
  )
  /** Who waits to speak, in the order in which they are called. */
  readonly inLine = $derived.by(() =>
    inSpeakingOrder([...this.live.picture.speakers.values()].filter(({ state }) => state === 'waiting')),
  )
  readonly speaking = $derived.by(
    () => [...this.live.picture.speakers.values()].find(({ state }) => state === 'speaking') ?? null,
  )
  readonly isOpen = $derived.by(() => this.meeting?.state === 'open')

  /** Each is looked through once for each time that it changes: there may be thousands. */
  #wordsFoundIn(one: ContributionView): string[] {
    const known = this.#wordsFound.get(one) ?? this.#wordsOf(one.text)
    this.#wordsFound.set(one, known)
    return known
  }

  say(text: string, refused = false) {
    this.status = { text, refused }
  }

  /** Something has happened since, so what did not is no longer news. */
  forgetRefusal() {
    if (this.status?.refused) this.status = null
  }

  /** What was last said and can no longer be taken back belongs to a room that is over. */
  leaveRoom() {
    this.undoStack.close()
    this.status = null
  }

  async act({ said, send, ...taken }: Act): Promise<boolean> {
    await this.#firstLine()
    const answer = await send()
    if (!answer.ok) {
      this.say(answer.error.code === 'unavailable' ? m.desk_no_answer() : answer.error.message, true)
      return false
    }
    if (taken.back) this.undoStack.push(taken)
    await this.#seen()
    this.say(typeof said === 'string' ? said : said())
    return true
  }

  /**
   * The answer may come before the feed does, and what is said is acted upon: the next key reads the picture. A line that is
   * slow just then is not waited for.
   */
  async #seen() {
    await Promise.race([this.live.refresh(), new Promise((resolve) => setTimeout(resolve, seenMs))])
  }

  /** A key may be pressed as soon as the page is there. Who has been connected and is cut off is told so at once. */
  async #firstLine() {
    const isThere = () => this.live.isConnected || this.live.presence !== null
    for (let waited = 0; !isThere() && waited < firstLineMs; waited += looksEveryMs)
      await new Promise((resolve) => setTimeout(resolve, looksEveryMs))
  }

  async undo() {
    const last = this.undoStack.take()
    if (!last) return this.say(m.desk_nothing_to_undo())
    await this.act({ said: m.desk_undone({ now: last.undone }), send: last.back })
  }
}
