/** The pen of one table: what it is asked, what it writes, and what became of that; also through an hour without network. */
import { homeTextLimit } from '$lib/contract/limits.ts'
import type { OwnContribution, ThreadView } from '$lib/contract/wire/contributions.ts'
import type { AgendaItemView, MeetingView, StandView } from '$lib/contract/wire/meeting.ts'
import { dropDraft, keepDraft, readDraft } from '$lib/drafts.ts'
import { eitherWay } from '$lib/either-way.ts'
import { Live, type Seeds } from '$lib/live.svelte.ts'
import { Outbox, type SendNow } from '$lib/outbox.svelte.ts'
import { post } from '$lib/posting.ts'
import { questionAt } from '$lib/tables.ts'
import { type OwnPost, ownPosts } from '$lib/own/posts.ts'

interface Given extends Seeds {
  meeting: MeetingView
  agenda: AgendaItemView[]
  threads: ThreadView[]
  mine: OwnContribution[]
  stand: StandView
  writingTo: string | null
  typed: { text: string; name: string }
  now: number
}

export const limit = homeTextLimit
const clockMs = 1000
/** As long as the server lets a scribe mend. */
const mendableMs = 30 * 60_000

export class Table {
  readonly live: Live
  readonly outbox: Outbox
  isAwake = $state(false)
  text = $state('')
  /** Of who said it, if they want that; forgotten with each contribution, since the next one is somebody else's. */
  name = $state('')
  now = $state(0)
  /** Chosen by hand; null follows the room. */
  chosen = $state<string | null>(null)
  readonly #standAtFirst: StandView
  readonly #draft: string

  constructor({ stand, writingTo, typed, now, ...seeds }: Given) {
    this.#standAtFirst = stand
    this.#draft = `table ${stand.id}`
    this.live = new Live(seeds.meeting.id)
    this.live.seed(seeds)
    this.outbox = new Outbox(seeds.meeting.id, (input) => this.#send(input), `table ${stand.id}`)
    this.live.onEntered = () => void this.outbox.flush()
    this.text = typed.text
    this.name = typed.name
    this.now = now
    if (writingTo !== this.usual) this.chosen = writingTo
  }

  /** Call once, in the browser; answers how to stop. */
  start(): () => void {
    const stops = [this.live.start(), this.outbox.start()]
    const clock = setInterval(() => (this.now = this.live.now()), clockMs)
    if (this.text.trim() === '') this.text = readDraft(this.#draft)
    this.isAwake = true
    return () => {
      clearInterval(clock)
      for (const stop of stops) stop()
    }
  }

  get stand(): StandView {
    return this.live.picture.stands.get(this.#standAtFirst.id) ?? this.#standAtFirst
  }
  get meeting(): MeetingView {
    // Seeded with one, and the feed never takes it away.
    return this.live.picture.meeting as MeetingView
  }
  get agenda(): AgendaItemView[] {
    return [...this.live.picture.agenda.values()].sort((a, b) => a.position - b.position)
  }
  get #roomThreadId(): string | null {
    return this.live.picture.agenda.get(this.meeting.currentItemId ?? '')?.threadId ?? null
  }
  /** The question that the hall is at, seen from this table. */
  get usual(): string | null {
    return questionAt(this.stand.threadId, this.#roomThreadId, this.live.picture.wall)
  }
  get writingTo(): ThreadView | null {
    return this.live.picture.threads.get(this.chosen ?? this.usual ?? '') ?? null
  }
  /** Its own first, then those of the agenda. */
  get questions(): ThreadView[] {
    const ids = [this.stand.threadId, ...this.agenda.map(({ threadId }) => threadId)]
    return ids
      .filter((id, i) => ids.indexOf(id) === i)
      .flatMap((id) => this.live.picture.threads.get(id ?? '') ?? [])
  }

  get posts(): OwnPost[] {
    const { wall, contributions } = this.live.picture
    const all = this.live.isWhole ? [...contributions.values()] : null
    const mine = this.live.mine.filter(({ atTable }) => atTable)
    const hall = { wall, contributions: all, meeting: this.meeting, agenda: this.agenda, now: this.now }
    return ownPosts(mine, this.outbox.items, hall)
  }
  get unsent(): number {
    return this.outbox.items.filter(({ state }) => state === 'unsent').length
  }

  mayMend = ({ receivedAt, fate }: OwnPost): boolean =>
    fate.is !== 'withdrawn' && this.now - receivedAt < mendableMs

  keepText() {
    if (this.isAwake) keepDraft(this.#draft, this.text)
  }

  post() {
    if (!this.writingTo) return
    this.outbox.add({ threadId: this.writingTo.id, text: this.text, name: this.name })
    dropDraft(this.#draft, this.text)
    this.text = ''
    this.name = ''
  }

  #send: SendNow = ({ key, threadId, text, name, waitedMs }) => {
    const meetingId = this.meeting.id
    const words = { key, threadId, text, waitedMs, ...(name && { name }) }
    return eitherWay<{ id: string }>(
      this.live.mayAnswer ? () => this.live.send('stand:write', { ...words, meetingId }) : null,
      () => post(`/api/meetings/${meetingId}/table/contributions`, words),
      this.live.noteSilence,
    )
  }
}
