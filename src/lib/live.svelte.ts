/**
 * A meeting as one tab knows it, kept up to date. The socket and all it needs come after the page (`line.ts`): nobody
 * waits for them to read or write.
 */
import { listNames } from './contract/lists.ts'
import type { OwnContribution } from './contract/wire/contributions.ts'
import type { ClientToServer } from './contract/wire/events.ts'
import type { HatMark } from './contract/wire/hats.ts'
import type { LookView, PresenceView } from './contract/wire/presence.ts'
import type { Listed, Lists } from './contract/wire/picture.ts'
import type { Audience } from './contract/words.ts'
import type { Line } from './line.ts'
import { LiveListing } from './live-listing.svelte.ts'
import { type Picture, put } from './picture.ts'

/** `away`: nothing has been heard for so long that a person should know. Short blips are nobody's business. */
export type Connection = 'connecting' | 'live' | 'away'

/** The line's own script is fetched again after this, should the network fail while it comes. */
const lineAgainMs = 5000

export type EventName = keyof ClientToServer
export type InputOf<N extends EventName> = Parameters<ClientToServer[N]>[0]
export type AnswerOf<N extends EventName> = Parameters<
  NonNullable<Parameters<ClientToServer[N]>[1]>
>[0] extends infer A
  ? A
  : never

class LivePicture implements Picture {
  epoch = $state('')
  head = $state(0)
  contributions = new LiveListing<Listed['contributions']>()
  threads = new LiveListing<Listed['threads']>()
  agenda = new LiveListing<Listed['agenda']>()
  speakers = new LiveListing<Listed['speakers']>()
  themes = new LiveListing<Listed['themes']>()
  stands = new LiveListing<Listed['stands']>()
  promises = new LiveListing<Listed['promises']>()
  calls = new LiveListing<Listed['calls']>()
  hats = new LiveListing<Listed['hats']>()
  reports = new LiveListing<Listed['reports']>()
  proposals = new LiveListing<Listed['proposals']>()
  meeting = $state.raw<Picture['meeting']>(null)
  wall = $state.raw<Picture['wall']>(null)
}

/** Of a picture, what a page may be made with. */
export interface Seeds extends Partial<Lists> {
  meeting: Picture['meeting']
  wall: Picture['wall']
  mine?: OwnContribution[]
  hat?: HatMark | null
  /** Of what the feed is whole up to: nothing need be loaded twice. Absent where it is a part. */
  whole?: { epoch: string; head: number }
}

export class Live {
  readonly picture = new LivePicture()
  connection = $state<Connection>('connecting')
  /** Since when nothing has been heard; epoch ms of this device. */
  silentSince = $state<number | null>(null)
  mine = $state.raw<OwnContribution[]>([])
  /** What one's own words are marked with from now on. */
  hat = $state.raw<HatMark | null>(null)
  presence = $state.raw<PresenceView | null>(null)
  /** At the desk: what the others there look at. */
  looks = $state.raw<LookView[]>([])
  /** When something was last heard indeed; epoch ms of this device. */
  heardAt = Date.now()
  /** Add to this device's clock to get the server's; ms. */
  clockOffset = $state(0)
  /** False while the picture is a part that the page came with, and not yet a whole one of the feed's. */
  isWhole = $state(false)

  readonly meetingId: string
  readonly audience: Audience
  /** The server has heard us, for the first time or again: what waits for it may be said now. */
  onEntered: () => void = () => {}
  /** From where to listen on; null: from the whole picture. */
  from: { epoch: string; head: number } | null = null
  #line: Line | null = null
  #isSilent = false

  constructor(meetingId: string, audience: Audience = 'room') {
    this.meetingId = meetingId
    this.audience = audience
  }

  /** What the page was made with, to be drawn until the feed has been heard. */
  seed({ meeting, wall, mine = [], hat = null, whole, ...lists }: Seeds) {
    Object.assign(this.picture, { meeting, wall, ...whole })
    for (const name of listNames) put(this.picture[name], lists[name] ?? [], [])
    this.mine = mine
    this.hat = hat
    this.isWhole = whole !== undefined
  }

  /** For a page that shows what was there by then and wants only what came after. Before `start`. */
  startAt(from: { epoch: string; head: number }) {
    this.from = from
  }

  /** Call once, in the browser; answers how to stop. */
  start(): () => void {
    let isStopped = false
    const open = async () => {
      try {
        const { Line } = await import('./line.ts')
        if (isStopped) return
        this.#line = new Line(this)
        this.#line.open()
      } catch {
        again = setTimeout(() => void open(), lineAgainMs)
      }
    }
    // The page comes first.
    let again = setTimeout(() => void open())
    return () => {
      isStopped = true
      clearTimeout(again)
      this.#line?.close()
    }
  }

  /** Gives up a line that has gone silent, and dials again. */
  redial() {
    this.#line?.redial()
  }

  /** Asks at once what has changed, for who knows that something has. Done when the answer is in the picture. */
  async refresh(): Promise<void> {
    await this.#line?.refresh()
  }

  get isConnected(): boolean {
    return this.#line?.isConnected === true
  }

  /** The socket stands and lets nothing be heard: until it has been entered again it is asked no more. */
  readonly noteSilence = (isSilent: boolean) => void (this.#isSilent = isSilent)

  /** What is said now may be answered by the socket. */
  get mayAnswer(): boolean {
    return this.isConnected && !this.#isSilent
  }

  /** The server's time as far as this device can tell; epoch ms. */
  now(): number {
    return Date.now() + this.clockOffset
  }

  /** Sends one message and waits for its answer; `unavailable` when there is nobody to hear it. */
  async send<N extends EventName>(name: N, input: InputOf<N>): Promise<AnswerOf<N>> {
    if (this.#line) return this.#line.send(name, input)
    // What every event may be answered with.
    return { ok: false, error: { code: 'unavailable', reason: 'unavailable', message: '' } } as AnswerOf<N>
  }
}
