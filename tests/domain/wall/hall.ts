/** A whole meeting in front of a fair wall, without a database: it drives the pure rules the way `advance.ts` does. */
import {
  type Candidate,
  type Decision,
  type Stage,
  type Standing,
  comesBesides,
  freeSlots,
  isEmpty,
  leavesRoom,
  levelsOf,
  nextChange,
  nextForWall,
} from '../../../server/domain/wall/fair.ts'
import { readingTime } from '../../../src/lib/contract/reading.ts'

interface Card extends Candidate {
  /** When it was first on the wall. */
  shownAt: number | null
  arrived: number
  /** When it was last hidden; a card that never was has been there throughout. */
  lastAway: number | null
  away: boolean
}

export interface Turn {
  at: number
  act: 'reserve' | 'renew' | 'place'
  id: string
  slot: number
  /** Ids that nobody had seen, and that could have been drawn. */
  unseen: string[]
  reservedBefore: string | null
  /** With others, on a wall that begins, or where a wide card was. */
  fills: boolean
  /** It had never been on the wall. */
  isFirst: boolean
}

interface Saying {
  text?: string
  span?: 1 | 2
  delay?: number
  table?: string | null
}

export class Hall {
  now = 0
  stage: Stage
  cards: Card[] = []
  turns: Turn[] = []
  /** As `Tables` has them. */
  heads = new Map<string, number | null>()
  private changedAt = 0
  private paceMs = 0
  private readonly seed: number

  constructor(k: number, seed = 1) {
    this.stage = { slots: Array.from({ length: k }, () => null), reservedId: null }
    this.seed = seed
  }

  say(author: string, { text = 'Flere træer.', span = 1, delay = 0, table = null }: Saying = {}): string {
    const id = `card-${String(this.cards.length).padStart(3, '0')}`
    this.cards.push({
      id,
      author,
      table,
      shownAt: null,
      text,
      span,
      readyAt: this.now + delay,
      showings: 0,
      base: null,
      arrived: this.now,
      lastAway: null,
      away: false,
    })
    return id
  }

  hide(id: string): void {
    const card = this.card(id)
    Object.assign(card, { away: true, base: null, lastAway: this.now })
    const { slots, reservedId } = this.stage
    const stood = slots.some((standing) => standing?.id === id)
    this.stage = {
      slots: slots.map((standing) => (standing?.id === id ? null : standing)),
      reservedId: stood || reservedId === id ? null : reservedId,
    }
  }

  release(id: string): void {
    Object.assign(this.card(id), { away: false, readyAt: this.now })
  }

  resize(k: number): void {
    this.stage = {
      slots: Array.from({ length: k }, (_, i) => {
        const standing = this.stage.slots[i] ?? null
        return standing && i === k - 1 ? { ...standing, span: 1 } : standing
      }),
      reservedId: null,
    }
  }

  /** Waits for the change that is due and makes it; false when nothing is to change. */
  turn(): boolean {
    const present = this.present()
    const due = nextChange(this.stage, present, this.changedAt + this.paceMs)
    if (!due) return false
    this.now = Math.max(this.now, due.at)
    const begins = isEmpty(this.stage)
    const decision = this.draw(due.slot)
    if (decision.act === 'keep') throw new Error('A change was due, and nothing came of it.')
    this.make(due.slot, decision)
    if (begins || leavesRoom(decision)) this.fill()
    return true
  }

  run(turns: number): void {
    for (let i = 0; i < turns && this.turn(); i++);
  }

  present = (): Card[] => this.cards.filter(({ away }) => !away)

  card(id: string): Card {
    const found = this.cards.find((card) => card.id === id)
    if (!found) throw new Error(`No ${id} here.`)
    return found
  }

  standing = (): Standing[] => this.stage.slots.filter((slot) => slot !== null)

  private ready = () => this.present().filter(({ readyAt }) => readyAt <= this.now)

  private draw(slot: number): Decision {
    const seen = this.present().flatMap(({ shownAt, ...card }) =>
      shownAt === null ? [] : [{ ...card, shownAt }],
    )
    return nextForWall(this.stage, slot, this.ready(), this.seed, { heads: this.heads, seen })
  }

  private make(slot: number, decision: Exclude<Decision, { act: 'keep' }>, fills = false): void {
    const ready = this.ready()
    this.turns.push({
      at: this.now,
      act: decision.act,
      id: decision.id,
      slot,
      unseen: ready.filter(({ showings }) => showings === 0).map(({ id }) => id),
      reservedBefore: this.stage.reservedId,
      fills,
      isFirst: decision.act === 'place' && this.card(decision.id).showings === 0,
    })
    this.enter(ready)
    this.carryOut(decision)
  }

  private fill(): void {
    for (;;) {
      const [slot] = freeSlots(this.stage)
      const decision = slot === undefined ? null : this.draw(slot)
      if (slot === undefined || !decision || decision.act === 'keep' || !comesBesides(decision)) return
      const pace = this.paceMs
      this.now++
      this.make(slot, decision, true)
      this.paceMs += pace
    }
  }

  private enter(ready: Candidate[]): void {
    const levels = levelsOf(ready)
    for (const candidate of ready)
      if (candidate.base === null)
        this.card(candidate.id).base = (levels.get(candidate.id) ?? 0) - candidate.showings
  }

  private carryOut(decision: Exclude<Decision, { act: 'keep' }>): void {
    this.changedAt = this.now
    const leaving = decision.act === 'renew' ? [] : decision.leaving.map(({ id }) => id)
    const slots = this.stage.slots.map((one) => (one && leaving.includes(one.id) ? null : one))
    if (decision.act === 'reserve') {
      this.paceMs = 0
      this.stage = { slots, reservedId: decision.id }
      return
    }
    const card = this.card(decision.id)
    card.showings++
    card.shownAt ??= this.now
    this.paceMs = readingTime(card.text)
    if (decision.act === 'renew') {
      this.stage = {
        ...this.stage,
        slots: slots.map((one) => (one?.id === decision.id ? { ...one, since: this.now } : one)),
      }
      return
    }
    const placed = {
      id: decision.id,
      showingId: '',
      since: this.now,
      pagesFrom: this.now,
      span: decision.span,
    }
    this.stage = { slots: slots.with(decision.slot, placed), reservedId: null }
  }
}
