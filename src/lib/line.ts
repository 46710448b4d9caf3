/**
 * What a `Live` hears and says: enters the meeting, applies what changes, notices gaps, catches up, polls where sockets are
 * blocked. It comes after the page, since nobody needs it to begin to read or write.
 */
import { type Socket, io } from 'socket.io-client'
import type { Answer } from './contract/wire/answers.ts'
import type { ClientToServer, ServerToClient } from './contract/wire/events.ts'
import type { CatchUp, EnterAnswer } from './contract/wire/picture.ts'
import type { AnswerOf, EventName, InputOf, Live } from './live.svelte.ts'
import { answerTo } from './posting.ts'
import { type Picture, applyPage, become, emptyPicture } from './picture.ts'

const ackMs = 10_000
const pollMs = 4000
const awayAfterMs = 10_000
/** Everybody loads again after a new epoch, so not everybody at once. */
const reloadWithinMs = 10_000

type Own = Pick<EnterAnswer, 'mine' | 'hat'>

export class Line {
  readonly #live: Live
  /** A picture in the making, at the start and after a new epoch: what is on the screen stays until it is whole. */
  #coming: Picture | null
  #reloading: ReturnType<typeof setTimeout> | undefined
  #socket: Socket<ServerToClient, ClientToServer> | null = null
  /** Messages that came while the answer to an entry was on its way. */
  #kept: CatchUp[] | null = null
  #timers: ReturnType<typeof setInterval>[] = []
  #lastHeard = Date.now()
  #stopped = false
  #fetching = false

  constructor(live: Live) {
    this.#live = live
    this.#coming = live.isWhole ? null : { ...emptyPicture(), ...live.from }
  }

  open() {
    this.#connect()
    this.#timers.push(
      setInterval(() => this.#watch(), 1000),
      setInterval(() => void this.#poll(), pollMs),
    )
    document.addEventListener('visibilitychange', this.#wakes)
    addEventListener('online', this.#wakes)
  }

  close() {
    this.#stopped = true
    for (const timer of this.#timers) clearInterval(timer)
    clearTimeout(this.#reloading)
    document.removeEventListener('visibilitychange', this.#wakes)
    removeEventListener('online', this.#wakes)
    this.#socket?.close()
  }

  #wakes = () => document.visibilityState === 'visible' && void this.refresh()

  redial() {
    this.#socket?.disconnect().connect()
  }

  get isConnected(): boolean {
    return this.#socket?.connected === true
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

  #connect() {
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
      if (page.meetingId !== this.#live.meetingId || page.audience !== this.#live.audience) return
      this.#heard()
      if (this.#kept) this.#kept.push(page)
      else this.#take(page)
    })
    socket.on('mine', ({ meetingId, contributions, hat }) => {
      if (meetingId === this.#live.meetingId) this.#takeOwn({ mine: contributions, hat })
    })
    socket.on('presence', ({ meetingId, ...counts }) => {
      if (meetingId === this.#live.meetingId) this.#live.presence = counts
    })
    socket.on('looks', ({ meetingId, looks }) => {
      if (meetingId === this.#live.meetingId) this.#live.looks = looks
    })
    socket.io.engine?.on('packet', () => this.#heard())
    socket.io.on('open', () => socket.io.engine.on('packet', () => this.#heard()))
  }

  async #enter() {
    // Two may enter at once, where a page was missing: each takes all that came meanwhile, which does no harm.
    const kept = (this.#kept ??= [])
    const { meetingId, audience } = this.#live
    const { epoch, head: since } = this.#coming ?? this.#live.picture
    const input = { meetingId, audience, since, ...(epoch && { epoch }) }
    const answer: Answer<EnterAnswer> = await this.send('meeting:enter', input)
    this.#kept = null
    if (!answer.ok) return
    this.#heard()
    this.#live.noteSilence(false)
    this.#live.onEntered()
    this.#live.clockOffset = answer.now - Date.now()
    this.#takeOwn(answer)
    this.#take(answer)
    for (const page of kept) this.#take(page)
    if (answer.more) await this.#enter()
  }

  #take(page: CatchUp) {
    const step = applyPage(this.#coming ?? this.#live.picture, page)
    if (step === 'gap') void this.refresh()
    if (step === 'new_epoch')
      this.#reloading ??= setTimeout(() => this.#loadAgain(), Math.random() * reloadWithinMs)
    if (this.#coming && step === 'applied' && !page.more) this.#show(this.#coming)
  }

  #show(whole: Picture) {
    become(this.#live.picture, whole)
    this.#coming = null
    this.#live.isWhole = true
  }

  #loadAgain() {
    this.#reloading = undefined
    this.#coming = emptyPicture()
    void this.refresh()
  }

  refresh(): Promise<void> {
    return this.isConnected ? this.#enter() : this.#fetch()
  }

  async #poll() {
    if (!this.isConnected && document.visibilityState === 'visible') await this.#fetch()
  }

  async #fetch() {
    if (this.#fetching || this.#stopped) return
    this.#fetching = true
    const { epoch, head } = this.#coming ?? this.#live.picture
    const query = new URLSearchParams({
      since: String(head),
      audience: this.#live.audience,
      ...(epoch && { epoch }),
    })
    try {
      const { ok, body } = await answerTo(`/api/meetings/${this.#live.meetingId}/feed?${query}`)
      if (ok) this.#takeFetched(body as CatchUp & Own)
    } catch {
      // Nobody answers: the watch will say so when it has lasted.
    } finally {
      this.#fetching = false
    }
  }

  #takeFetched(page: CatchUp & Own) {
    this.#heard()
    this.#takeOwn(page)
    this.#take(page)
    if (page.more) setTimeout(() => void this.#fetch())
  }

  /** What is not said of it is as it was; a hat that is gone is `null`. */
  #takeOwn({ mine = this.#live.mine, hat = this.#live.hat }: Own) {
    Object.assign(this.#live, { mine, hat })
  }

  #heard() {
    this.#live.heardAt = Date.now()
    this.#lastHeard = this.#live.heardAt
    this.#live.silentSince = null
    this.#live.connection = 'live'
  }

  /** The server pings every 20 seconds; a socket that is down, or a phone without network, is known at once. */
  #watch() {
    if (this.isConnected && navigator.onLine) {
      this.#lastHeard = Date.now()
      return
    }
    if (Date.now() - this.#lastHeard < awayAfterMs) return
    this.#live.silentSince ??= this.#lastHeard
    this.#live.connection = 'away'
  }
}
