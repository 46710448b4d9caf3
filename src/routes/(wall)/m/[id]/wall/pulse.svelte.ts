/** The wall's heartbeat: tells what fits here, learns whether it leads and what time it is, and reports what is due. */
import type { WallFit } from '$lib/components/wall/fit.ts'
import type { Live } from '$lib/live.svelte.ts'
import { newKey } from '$lib/posting.ts'
import { reportAdvance, reportBeat } from './reports.ts'

const beatMs = 4000
/** Nobody in the seats is told of a shorter silence; ms. */
const silenceMs = 10_000
/** A leader that hears no answer for this long leads no more; ms. */
const leaseMs = 10_000
const askAgainMs = 2000

export class Pulse {
  /** Since when nothing has been heard, by the server's clock; `null` while all is well. */
  silentSince = $state<number | null>(null)
  /** The meeting does not know this screen any more. */
  isCutOff = $state(false)

  readonly #live: Live
  /** Made when first asked for: the server, which draws the page too, is no screen. */
  #madeScreenId = ''
  #isCovered = false
  #fit: WallFit | null = null
  #beatAt = 0
  #ledAt = 0
  #asked = { version: -1, at: 0 }
  #redialledAt = 0

  constructor(live: Live) {
    this.#live = live
  }

  /** Told at once when it changes: who presses `+` is looking. */
  fits(fit: WallFit) {
    const same = this.#fit?.k === fit.k && this.#fit.charactersPerSlot === fit.charactersPerSlot
    this.#fit = fit
    if (!same) this.#beatAt = 0
  }

  /** Words that nobody can read here count as shown by another wall, or not at all. */
  covers(isCovered: boolean) {
    this.#isCovered = isCovered
    this.#beatAt = 0
  }

  soon() {
    this.#beatAt = 0
  }

  /** Several times a second. */
  tick() {
    const now = Date.now()
    if (now - this.#beatAt >= beatMs) void this.#beat(now)
    this.#listen(now)
    void this.#advance(now)
  }

  async #beat(now: number) {
    if (!this.#fit) return
    this.#beatAt = now
    const visible = this.#isSeen
    const answer = await reportBeat(this.#live, { screenId: this.#screenId, ...this.#fit, visible })
    if (answer.ok) {
      this.isCutOff = false
      this.#live.clockOffset = answer.now - Date.now()
      this.#ledAt = answer.leading ? Date.now() : 0
    } else if (answer.error.code === 'forbidden' || answer.error.code === 'not_found') {
      this.isCutOff = true
      this.#ledAt = 0
    }
  }

  get #screenId(): string {
    this.#madeScreenId ||= screenIdHere()
    return this.#madeScreenId
  }

  get #isSeen(): boolean {
    return !this.#isCovered && document.visibilityState === 'visible'
  }

  #listen(now: number) {
    const { heardAt, clockOffset } = this.#live
    const silent = now - heardAt >= silenceMs
    this.silentSince = silent ? heardAt + clockOffset : null
    // A line that died without a word would be noticed by itself, but only after most of a minute.
    if (!silent || !this.#live.isConnected || now - this.#redialledAt < silenceMs) return
    this.#redialledAt = now
    this.#live.redial()
  }

  async #advance(now: number) {
    const wall = this.#live.picture.wall
    const leads = now - this.#ledAt < leaseMs && this.#isSeen
    if (!wall?.next || !leads || this.#live.now() < wall.next.at) return
    const { version, next, slots } = wall
    if (this.#asked.version === version && now - this.#asked.at < askAgainMs) return
    this.#asked = { version, at: now }
    const standing = slots[next.slot] ?? slots[next.slot - 1]
    const shownMs = standing ? Math.max(0, Math.round(this.#live.now() - standing.since)) : 0
    await reportAdvance(this.#live, { screenId: this.#screenId, version, slot: next.slot, shownMs })
  }
}

/**
 * Tells two windows of one computer apart. A wall that is loaded again is the same wall, and stays left out if the desk
 * has left it out; a window that was duplicated is another one.
 */
function screenIdHere(): string {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const known = navigation?.type === 'reload' ? sessionStorage.getItem('screen') : null
  const id = known ?? newKey()
  sessionStorage.setItem('screen', id)
  return id
}
