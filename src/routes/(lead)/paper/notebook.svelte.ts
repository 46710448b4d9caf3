/**
 * What somebody types for others is kept on this computer from the first letter, and under a key of its own until the server
 * has acknowledged it. It survives a reload, a network that is gone for hours, and a login that has run out.
 */
import type { StopView } from '$lib/contract/paper.ts'
import { newKey } from '$lib/posting.ts'

export interface Note {
  key: string
  threadId: string
  text: string
  name: string
  /** Of the printed card, as it was typed; empty for words without one. */
  cardNumber: string
  untilApproved?: boolean
  stop?: StopView | null
  consent?: boolean
  /** By this computer's clock; absent for what was written before it was kept. */
  writtenAt?: number
}

/** `unsent` is sent again until it is heard; `refused` waits for whoever typed it to mend it. */
export interface Kept extends Note {
  state: 'unsent' | 'written' | 'refused'
  /** Why it was refused, or why it waits. */
  message: string
}

/** `mend`: it will not go through unchanged. `wait`: it may, the next time; without a message nobody has answered. */
export type Outcome = { is: 'written' } | { is: 'mend' | 'wait'; message: string }
export type Send = (note: Note) => Promise<Outcome>

export type Draft = Pick<Note, 'threadId' | 'text' | 'name' | 'cardNumber'>
const emptyDraft = (threadId = ''): Draft => ({ threadId, text: '', name: '', cardNumber: '' })

interface Stored {
  draft: Draft
  notes: Kept[]
}

const retryMs = 5000
/** How many of those that came through stay in sight. */
const writtenKept = 30

export class Notebook {
  draft = $state<Draft>(emptyDraft())
  /** Oldest first. */
  notes = $state.raw<Kept[]>([])
  /** False once this computer would store no more: then the words live as long as this page. */
  isStored = $state(true)
  readonly #place: string
  readonly #send: Send
  #sending = false

  constructor(place: string, send: Send) {
    this.#place = `raadslag.${place}`
    this.#send = send
  }

  /** Call once, in the browser; answers how to stop. What was typed before the script came is not written over. */
  start(): () => void {
    const { draft, notes } = this.#read()
    this.notes = notes
    if (this.draft.text === '' && this.draft.cardNumber === '') {
      this.draft = { ...draft, threadId: draft.threadId || this.draft.threadId }
    }
    const reread = (event: StorageEvent) => event.key === this.#place && (this.notes = this.#read().notes)
    const flush = () => void this.flush()
    addEventListener('storage', reread)
    addEventListener('online', flush)
    const timer = setInterval(flush, retryMs)
    flush()
    return () => {
      removeEventListener('storage', reread)
      removeEventListener('online', flush)
      clearInterval(timer)
    }
  }

  get waiting(): Kept[] {
    return this.notes.filter(({ state }) => state === 'unsent')
  }
  get refused(): Kept[] {
    return this.notes.filter(({ state }) => state === 'refused')
  }

  keepDraft() {
    this.#save(this.#read().notes)
  }

  /** Finished: it is kept, sent, and the next one begins with the same question. */
  finish(further: Omit<Note, 'key' | 'writtenAt' | keyof Draft> = {}) {
    if (this.draft.text.trim() === '') return
    const note = { ...$state.snapshot(this.draft), ...further, key: newKey(), writtenAt: Date.now() }
    this.draft = emptyDraft(note.threadId)
    this.#save([...this.#read().notes, { ...note, state: 'unsent', message: '' }])
    void this.flush()
  }

  /** Refused words come back to be mended; only into an empty draft, so that nothing is lost. */
  takeBack(key: string) {
    const note = this.notes.find((one) => one.key === key)
    if (!note || !this.isDraftEmpty) return
    const { threadId, text, name, cardNumber } = note
    this.draft = { threadId, text, name, cardNumber }
    this.drop(key)
  }

  get isDraftEmpty(): boolean {
    return this.draft.text.trim() === ''
  }

  drop(key: string) {
    this.#save(this.#read().notes.filter((note) => note.key !== key))
  }

  /** Sends what waits, oldest first, until somebody says *not now*. */
  async flush(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    try {
      for (let next = this.waiting[0]; next; next = this.waiting[0]) if (!(await this.#attempt(next))) break
    } finally {
      this.#sending = false
    }
  }

  async #attempt({ state: _, message: _before, ...note }: Kept): Promise<boolean> {
    const outcome = await this.#send(note)
    if (outcome.is === 'written') this.#mark(note.key, { state: 'written', message: '' })
    else if (outcome.is === 'mend') this.#mark(note.key, { state: 'refused', message: outcome.message })
    else this.#mark(note.key, { message: outcome.message })
    return outcome.is !== 'wait'
  }

  /** Read again first: another tab may have added or removed meanwhile. */
  #mark(key: string, change: Pick<Kept, 'message'> & Partial<Kept>) {
    const notes = this.#read().notes.map((note) => (note.key === key ? { ...note, ...change } : note))
    const written = notes.filter(({ state }) => state === 'written')
    const tooOld = written.slice(0, -writtenKept)
    this.#save(notes.filter((note) => !tooOld.includes(note)))
  }

  #read(): Stored {
    const inThisPage = { draft: this.draft, notes: this.notes }
    if (!this.isStored) return inThisPage
    try {
      // Written by `#save` alone; what somebody else broke is nobody's words.
      const stored = JSON.parse(localStorage.getItem(this.#place) ?? 'null') as Stored | null
      return stored ?? { draft: emptyDraft(), notes: [] }
    } catch {
      return inThisPage
    }
  }

  #save(notes: Kept[]) {
    this.notes = notes
    try {
      localStorage.setItem(this.#place, JSON.stringify({ draft: this.draft, notes } satisfies Stored))
      this.isStored = true
    } catch {
      this.isStored = false
    }
  }
}
