/**
 * One socket for each tab: enters a meeting, applies what changes, notices gaps, catches up. The socket is a hint and a
 * fast way; where it is blocked, the same catch-up is asked for over HTTP.
 */
import { SvelteMap } from 'svelte/reactivity'
import type { Socket } from 'socket.io-client'
import type {
  AgendaItemView,
  Answer,
  CatchUp,
  ClientToServer,
  ContributionView,
  EnterAnswer,
  OwnContribution,
  PresenceView,
  ServerToClient,
  ThreadView,
} from './contract/wire.ts'
import type { Audience } from './contract/words.ts'
import { type Picture, applyPage, become, emptyPicture } from './picture.ts'

/** `away`: nothing has been heard for so long that a person should know. Short blips are nobody's business. */
export type Connection = 'connecting' | 'live' | 'away'

const ackMs = 10_000
const pollMs = 4000
const awayAfterMs = 10_000
/** Everybody loads again after a new epoch, so not everybody at once. */
const reloadWithinMs = 10_000

type EventName = keyof ClientToServer
type InputOf<N extends EventName> = Parameters<ClientToServer[N]>[0]
type AnswerOf<N extends EventName> = Parameters<
  NonNullable<Parameters<ClientToServer[N]>[1]>
>[0] extends infer A
  ? A
  : never

class LivePicture implements Picture {
  epoch = $state('')
  head = $state(0)
  contributions = new SvelteMap<string, Picture['contributions'] extends Map<string, infer C> ? C : never>()
  threads = new SvelteMap<string, Picture['threads'] extends Map<string, infer T> ? T : never>()
  agenda = new SvelteMap<string, Picture['agenda'] extends Map<string, infer A> ? A : never>()
  meeting = $state.raw<Picture['meeting']>(null)
  wall = $state.raw<Picture['wall']>(null)
}

/** Of a picture, what a page may be made with. */
export interface Seeds {
  meeting: Picture['meeting']
  wall: Picture['wall']
  threads?: ThreadView[]
  agenda?: AgendaItemView[]
  contributions?: ContributionView[]
  mine?: OwnContribution[]
}

export class Live {
  readonly picture = new LivePicture()
  connection = $state<Connection>('connecting')
  /** Since when nothing has been heard; epoch ms of this device. */
  silentSince = $state<number | null>(null)
  mine = $state.raw<OwnContribution[]>([])
  presence = $state.raw<PresenceView | null>(null)
  /** When something was last heard indeed; epoch ms of this device. */
  heardAt = Date.now()
  /** Add to this device's clock to get the server's; ms. */
  clockOffset = $state(0)

  /** False while the picture is what the page came with, and not yet a whole one of the feed's. */
  isWhole = $state(false)

  readonly meetingId: string
  readonly audience: Audience
  /** A picture in the making, at the start and after a new epoch: what is on the screen stays until it is whole. */
  #coming: Picture | null = emptyPicture()
  #reloading: ReturnType<typeof setTimeout> | undefined
  #socket: Socket<ServerToClient, ClientToServer> | null = null
  /** Messages that came while the answer to an entry was on its way. */
  #kept: CatchUp[] | null = null
  #timers: ReturnType<typeof setInterval>[] = []
  #lastHeard = Date.now()
  #stopped = false
  #fetching = false

  constructor(meetingId: string, audience: Audience = 'room') {
    this.meetingId = meetingId
    this.audience = audience
  }

  /** What the page was made with, to be drawn until the feed has been heard. */
  seed(seeds: Seeds) {
    const { meeting, wall, threads = [], agenda = [], contributions = [], mine = [] } = seeds
    Object.assign(this.picture, { meeting, wall })
    for (const thread of threads) this.picture.threads.set(thread.id, thread)
    for (const item of agenda) this.picture.agenda.set(item.id, item)
    for (const contribution of contributions) this.picture.contributions.set(contribution.id, contribution)
    this.mine = mine
  }

  /** For a page that shows what was there by then and wants only what came after. Before `start`. */
  startAt({ epoch, head }: { epoch: string; head: number }) {
    this.#coming = { ...emptyPicture(), epoch, head }
  }

  /** Call once, in the browser; answers how to stop. */
  start(): () => void {
    void this.#connect()
    this.#timers.push(
      setInterval(() => this.#watch(), 1000),
      setInterval(() => void this.#poll(), pollMs),
    )
    const wakes = () => document.visibilityState === 'visible' && void this.#refresh()
    document.addEventListener('visibilitychange', wakes)
    addEventListener('online', wakes)
    return () => {
      this.#stopped = true
      for (const timer of this.#timers) clearInterval(timer)
      clearTimeout(this.#reloading)
      document.removeEventListener('visibilitychange', wakes)
      removeEventListener('online', wakes)
      this.#socket?.close()
    }
  }

  /** Gives up a line that has gone silent, and dials again. */
  redial() {
    this.#socket?.disconnect().connect()
  }

  get isConnected(): boolean {
    return this.#socket?.connected === true
  }

  /** The server's time as far as this device can tell; epoch ms. */
  now(): number {
    return Date.now() + this.clockOffset
  }

  /** Sends one message and waits for its answer; `unavailable` when there is nobody to hear it. */
  async send<N extends EventName>(name: N, input: InputOf<N>): Promise<AnswerOf<N>> {
    const silence = { ok: false, error: { code: 'unavailable', reason: 'unavailable', message: '' } }
    if (!this.#socket?.connected) return silence as AnswerOf<N>
    try {
      // The event's own types are the contract's; emitWithAck cannot follow a generic name.
      const emit = this.#socket.timeout(ackMs).emitWithAck.bind(this.#socket.timeout(ackMs)) as (
        name: string,
        input: unknown,
      ) => Promise<unknown>
      return (await emit(name, input)) as AnswerOf<N>
    } catch {
      return silence as AnswerOf<N>
    }
  }

  async #connect() {
    const { io } = await import('socket.io-client')
    if (this.#stopped) return
    // Without long polling no process needs to see a client twice: any balancer will do.
    const socket: Socket<ServerToClient, ClientToServer> = io({
      transports: ['websocket'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
      randomizationFactor: 0.7,
    })
    this.#socket = socket
    socket.on('connect', () => void this.#enter())
    socket.on('changes', (page) => {
      if (page.meetingId !== this.meetingId || page.audience !== this.audience) return
      this.#heard()
      if (this.#kept) this.#kept.push(page)
      else this.#take(page)
    })
    socket.on('mine', ({ meetingId, contributions }) => {
      if (meetingId === this.meetingId) this.mine = contributions
    })
    socket.on('presence', ({ meetingId, ...counts }) => {
      if (meetingId === this.meetingId) this.presence = counts
    })
    socket.io.engine?.on('packet', () => this.#heard())
    socket.io.on('open', () => socket.io.engine.on('packet', () => this.#heard()))
  }

  async #enter() {
    this.#kept = []
    const { meetingId, audience } = this
    const { epoch, head: since } = this.#coming ?? this.picture
    const input = { meetingId, audience, since, ...(epoch && { epoch }) }
    const answer: Answer<EnterAnswer> = await this.send('meeting:enter', input)
    const kept = this.#kept
    this.#kept = null
    if (!answer.ok) return
    this.#heard()
    this.clockOffset = answer.now - Date.now()
    this.mine = answer.mine ?? this.mine
    this.#take(answer)
    for (const page of kept) this.#take(page)
    if (answer.more) await this.#enter()
  }

  #take(page: CatchUp) {
    const step = applyPage(this.#coming ?? this.picture, page)
    if (step === 'gap') void this.#refresh()
    if (step === 'new_epoch')
      this.#reloading ??= setTimeout(() => this.#loadAgain(), Math.random() * reloadWithinMs)
    if (this.#coming && step === 'applied' && !page.more) this.#show(this.#coming)
  }

  #show(whole: Picture) {
    become(this.picture, whole)
    this.#coming = null
    this.isWhole = true
  }

  #loadAgain() {
    this.#reloading = undefined
    this.#coming = emptyPicture()
    void this.#refresh()
  }

  #refresh(): Promise<void> {
    return this.isConnected ? this.#enter() : this.#fetch()
  }

  async #poll() {
    if (!this.isConnected && document.visibilityState === 'visible') await this.#fetch()
  }

  async #fetch() {
    if (this.#fetching || this.#stopped) return
    this.#fetching = true
    const { epoch, head } = this.#coming ?? this.picture
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- built and used up in this one line
    const query = new URLSearchParams({
      since: String(head),
      audience: this.audience,
      ...(epoch && { epoch }),
    })
    try {
      const response = await fetch(`/api/meetings/${this.meetingId}/feed?${query}`)
      if (response.ok) this.#takeFetched((await response.json()) as CatchUp & { mine?: OwnContribution[] })
    } catch {
      // Nobody answers: the watch will say so when it has lasted.
    } finally {
      this.#fetching = false
    }
  }

  #takeFetched(page: CatchUp & { mine?: OwnContribution[] }) {
    this.#heard()
    this.mine = page.mine ?? this.mine
    this.#take(page)
    if (page.more) setTimeout(() => void this.#fetch())
  }

  #heard() {
    this.heardAt = Date.now()
    this.#lastHeard = this.heardAt
    this.silentSince = null
    this.connection = 'live'
  }

  /** The server pings every 20 seconds; a socket that is down, or a phone without network, is known at once. */
  #watch() {
    if (this.isConnected && navigator.onLine) {
      this.#lastHeard = Date.now()
      return
    }
    if (Date.now() - this.#lastHeard < awayAfterMs) return
    this.silentSince ??= this.#lastHeard
    this.connection = 'away'
  }
}
