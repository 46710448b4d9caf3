/** One phone in one meeting: what the room is doing, what its owner writes, and what became of it. */
import { homeTextLimit, roomTextLimit } from '$lib/contract/limits.ts'
import type { ContributionView, ThreadView } from '$lib/contract/wire/contributions.ts'
import type { AgendaItemView, MeetingView } from '$lib/contract/wire/meeting.ts'
import { dropDraft, keepDraft, readDraft } from '$lib/drafts.ts'
import { eitherWay } from '$lib/either-way.ts'
import { Live, type Seeds } from '$lib/live.svelte.ts'
import { Outbox, type SendNow, sendOverHttp } from '$lib/outbox.svelte.ts'
import { type Place, placeNamed } from './places.ts'

interface Given extends Seeds {
  meeting: MeetingView
  agenda: AgendaItemView[]
  threads: ThreadView[]
  /** The question that one writes to. */
  writingTo: string | null
  /** What the form holds already: it came back with a sentence. */
  typed: string
  now: number
  /** Used a right code. */
  joined: boolean
  mayRead: boolean
  /** What comes from this phone is read at the desk first. */
  phoneWaits: boolean
}

const clockMs = 15_000

export class Room {
  readonly live: Live
  readonly outbox: Outbox
  readonly joined: boolean
  /** The words of the room; without that right there is nothing to listen for. */
  readonly mayRead: boolean
  readonly phoneWaits: boolean
  /** False until the script has taken over; what needs it is not shown before. */
  isAwake = $state(false)
  place = $state<Place>('write')
  writingTo = $state<string | null>(null)
  text = $state('')
  name = $state('')
  /** Words from an earlier visit, when others were typed before the script came. */
  earlier = $state('')
  now = $state(0)
  /** Gone to on purpose: then the room's next step does not take one along. */
  #isChosen = false

  constructor({ writingTo, typed, now, joined, mayRead, phoneWaits, ...seeds }: Given) {
    this.joined = joined
    this.mayRead = mayRead
    this.phoneWaits = phoneWaits
    this.live = new Live(seeds.meeting.id)
    this.live.seed(seeds)
    this.outbox = new Outbox(seeds.meeting.id, (input) => this.#send(input))
    this.live.onEntered = () => void this.outbox.flush()
    this.writingTo = writingTo
    this.text = typed
    this.now = now
  }

  /** Call once, in the browser; answers how to stop. */
  start(): () => void {
    const stops = this.mayRead ? [this.live.start(), this.outbox.start()] : []
    const clock = setInterval(() => (this.now = this.live.now()), clockMs)
    this.#isChosen = this.writingTo !== this.currentThreadId
    this.#takeUpDraft()
    this.name = this.name || readDraft(this.#namePlace)
    this.place = placeNamed(location.hash)
    this.isAwake = true
    return () => {
      clearInterval(clock)
      for (const stop of stops) stop()
    }
  }

  get meeting(): MeetingView {
    // Seeded with one, and the feed never takes it away.
    return this.live.picture.meeting as MeetingView
  }
  get agenda(): AgendaItemView[] {
    return [...this.live.picture.agenda.values()].sort((a, b) => a.position - b.position)
  }
  get currentItem(): AgendaItemView | null {
    return this.live.picture.agenda.get(this.meeting.currentItemId ?? '') ?? null
  }
  get currentThreadId(): string | null {
    return this.currentItem?.threadId ?? null
  }
  get limit(): number {
    return this.meeting.state === 'closed' ? homeTextLimit : roomTextLimit
  }
  /** In the order of the agenda. */
  get questions(): ThreadView[] {
    return this.agenda.flatMap(({ threadId }) => this.questionOf(threadId) ?? [])
  }
  questionOf(threadId: string | null): ThreadView | null {
    return this.live.picture.threads.get(threadId ?? '') ?? null
  }

  contribution(id: string | null | undefined): ContributionView | null {
    return this.live.picture.contributions.get(id ?? '') ?? null
  }

  /** Breaks have none; 0 where the room is at none. */
  get itemNumber(): number {
    return (
      this.agenda
        .filter(({ kind }) => kind === 'item')
        .findIndex(({ id }) => id === this.meeting.currentItemId) + 1
    )
  }

  /** The room is at something else than the question being written to. */
  get hasMovedOn(): boolean {
    return this.currentItem !== null && this.currentThreadId !== this.writingTo
  }

  /** Goes along with the room, unless that would take words, or the place of a thought, from under somebody's fingers. */
  follow(isWriting: boolean) {
    if (!this.isAwake || this.writingTo === this.currentThreadId) return
    const mayMove = !this.#isChosen && !isWriting && this.text.trim() === ''
    if (mayMove) this.goTo(this.currentThreadId, false)
  }

  /** What was being written is kept for its own question. */
  goTo(threadId: string | null, isChosen = threadId !== this.currentThreadId) {
    this.keepText()
    this.writingTo = threadId
    this.#isChosen = isChosen
    this.text = readDraft(threadId ?? '')
  }

  keepText() {
    if (this.writingTo) keepDraft(this.writingTo, this.text)
  }
  keepName() {
    keepDraft(this.#namePlace, this.name)
  }

  post() {
    if (!this.writingTo) return
    this.outbox.add({ threadId: this.writingTo, text: this.text, name: this.name })
    dropDraft(this.writingTo, this.text)
    this.text = ''
  }

  #takeUpDraft() {
    const draft = readDraft(this.writingTo ?? '')
    if (this.text.trim() === '') this.text = draft
    else if (draft !== '' && !this.text.includes(draft)) this.earlier = draft
  }

  #send: SendNow = (input) =>
    eitherWay(
      this.live.mayAnswer ? () => this.live.send('contribution:submit', input) : null,
      () => sendOverHttp(input),
      this.live.noteSilence,
    )

  get #namePlace() {
    return `name ${this.meeting.id}`
  }
}
