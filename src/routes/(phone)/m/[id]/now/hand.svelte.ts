/** One's own hand, from when it goes up until one has spoken. */
import { inSpeakingOrder } from '$lib/contract/speaking.ts'
import type { SpeakerView } from '$lib/contract/wire/meeting.ts'
import type { Room } from './room.svelte.ts'

/** As the page came with it; afterwards the room is heard. */
export interface Floor {
  speakers: SpeakerView[]
  handId: string | null
}

const hands = new WeakMap<Room, Hand>()

/** The one hand of this phone, wherever it is drawn. */
export function handOf(room: Room, floor: Floor): Hand {
  const hand = hands.get(room) ?? new Hand(room, floor)
  hands.set(room, hand)
  return hand
}

class Hand {
  readonly #room: Room
  readonly #seeded: SpeakerView[]
  #id = $state<string | null>(null)
  /** The list has had it: when it is gone from there, it is down. */
  #isListed = $state(false)

  constructor(room: Room, { speakers, handId }: Floor) {
    this.#room = room
    this.#seeded = speakers
    this.#id = handId
    this.#isListed = handId !== null
  }

  /** What the list says of it; null also for the moment until it is there. */
  get listed(): SpeakerView | null {
    return this.#speakers.find(({ id }) => id === this.#id) ?? null
  }

  get isUp(): boolean {
    return this.listed !== null || (this.#id !== null && !this.#isListed)
  }

  get speaking(): SpeakerView | null {
    return this.listed?.state === 'speaking' ? this.listed : null
  }

  /** How many are called up before. */
  get before(): number {
    const inLine = inSpeakingOrder(this.#speakers.filter(({ state }) => state === 'waiting'))
    return Math.max(
      0,
      inLine.findIndex(({ id }) => id === this.#id),
    )
  }

  raised(id: string) {
    this.#id = id
    this.#isListed = false
  }

  lowered() {
    this.#id = null
  }

  /** Run by an effect. */
  notice() {
    if (this.listed) this.#isListed = true
  }

  get id(): string | null {
    return this.#id
  }

  get #speakers(): SpeakerView[] {
    const { live } = this.#room
    return live.isWhole ? [...live.picture.speakers.values()] : this.#seeded
  }
}
