/** The wall's own keyboard: what it asks for is drawn at once, also without network, and the server is told when it can be. */
import type { WallView } from '$lib/contract/wire/wall.ts'
import type { Live } from '$lib/live.svelte.ts'
import { type Wishes, wishedFor } from './wishes.ts'

type Name = keyof Wishes

/** After this the programme is what the server says, whoever asked last; ms. */
const settlesMs = 2000

export class Steering {
  #wishes = $state<Wishes>({})
  #since = 0
  /** When the server was told of each. */
  #told: Partial<Record<Name, number>> = {}
  readonly #live: Live

  constructor(live: Live) {
    this.#live = live
  }

  drawn(wall: WallView): WallView {
    return wishedFor(wall, this.#wishes, this.#since)
  }

  wish(wishes: Wishes) {
    this.#since = this.#live.now()
    for (const name of Object.keys(wishes)) delete this.#told[name as Name]
    Object.assign(this.#wishes, wishes)
    this.tell()
  }

  /** How many cards at a time; only the server can say which. */
  async size(slots: number) {
    await this.#live.send('wall:size', { meetingId: this.#live.meetingId, slots })
  }

  /** Says again what nobody has heard yet. */
  tell() {
    for (const name of this.#names()) if (this.#told[name] === undefined) void this.#send(name)
  }

  /** Lets go of what the programme has become, or has had time to become. */
  settle(wall: WallView) {
    for (const name of this.#names()) {
      const told = this.#told[name]
      if (told === undefined) continue
      if (wall[name] === this.#wishes[name] || Date.now() - told > settlesMs) this.#drop(name)
    }
  }

  async #send(name: Name) {
    const value = this.#wishes[name]
    const answer = await this.#ask(name)
    if (this.#wishes[name] !== value) return
    if (answer.ok) this.#told[name] = Date.now()
    // A dark screen stays dark even if the meeting does not know this screen any more.
    else if (answer.error.code !== 'unavailable' && name !== 'mode') this.#drop(name)
  }

  #ask(name: Name) {
    const { meetingId } = this.#live
    const { mode, floorTaken, theme, text, largeCode } = this.#wishes
    if (name === 'mode' && mode) return this.#live.send('wall:mode', { meetingId, mode })
    if (name === 'floorTaken') return this.#live.send('wall:floor', { meetingId, taken: floorTaken === true })
    return this.#live.send('wall:size', {
      meetingId,
      ...(theme && { theme }),
      ...(text && { text }),
      ...(largeCode !== undefined && { largeCode }),
    })
  }

  #names(): Name[] {
    return Object.keys(this.#wishes) as Name[]
  }

  #drop(name: Name) {
    delete this.#told[name]
    delete this.#wishes[name]
  }
}
