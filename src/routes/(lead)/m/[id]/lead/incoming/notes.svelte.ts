/**
 * *Skriv ned*: what somebody said is kept on this computer from the first letter, and under a key of its own until the
 * server has acknowledged it. It survives a reload, and a network that is gone.
 */
import { newKey } from '$lib/posting.ts'
import type { Outcome } from '../acts/undo.svelte.ts'

export const noteChannels = ['spoken', 'paper', 'table'] as const
export type NoteChannel = (typeof noteChannels)[number]

export interface Note {
  key: string
  threadId: string
  channel: NoteChannel
  text: string
  name: string
  /** By this computer's clock; absent while it is being written. */
  writtenAt?: number
}

interface Kept {
  draft: Note
  /** Finished, and not yet acknowledged. */
  waiting: Note[]
}

type Send = (note: Note) => Promise<Outcome>

const retryMs = 4000
const emptyNote = (channel: NoteChannel, threadId: string): Note => ({
  key: newKey(),
  threadId,
  channel,
  text: '',
  name: '',
})

export class Notes {
  draft = $state<Note>({ key: '', threadId: '', channel: 'spoken', text: '', name: '' })
  waiting = $state.raw<Note[]>([])
  /** Why the draft was refused. */
  refusal = $state('')
  readonly #place: string
  readonly #send: Send
  #sending = false

  constructor(meetingId: string, send: Send) {
    this.#place = `raadslag.notes.${meetingId}`
    this.#send = send
  }

  /** Call once, in the browser; answers how to stop. */
  start(): () => void {
    const { draft, waiting } = this.#read()
    this.draft = draft
    this.waiting = waiting
    void this.flush()
    const timer = setInterval(() => void this.flush(), retryMs)
    return () => clearInterval(timer)
  }

  keep() {
    try {
      localStorage.setItem(this.#place, JSON.stringify({ draft: this.draft, waiting: this.waiting }))
    } catch {
      // Without storage it lives as long as this page.
    }
  }

  /** The draft is finished: it is sent, and a new one begins where the same table or speaker may go on. */
  async finish(threadId: string) {
    if (this.draft.text.trim() === '') return
    this.refusal = ''
    this.waiting = [...this.waiting, { ...$state.snapshot(this.draft), threadId, writtenAt: Date.now() }]
    this.draft = emptyNote(this.draft.channel, threadId)
    this.keep()
    await this.flush()
  }

  async flush() {
    if (this.#sending) return
    this.#sending = true
    try {
      for (const note of this.waiting) if (!(await this.#attempt(note))) break
    } finally {
      this.#sending = false
    }
  }

  /** Whether the next one may be tried. */
  async #attempt(note: Note): Promise<boolean> {
    const answer = await this.#send(note)
    if (!answer.ok && answer.error.code === 'unavailable') return false
    this.waiting = this.waiting.filter(({ key }) => key !== note.key)
    if (!answer.ok) this.#giveBack(note, answer.error.message)
    this.keep()
    return true
  }

  /** Refused words come back to be mended, under a new name; what was begun meanwhile is kept below them. */
  #giveBack(note: Note, message: string) {
    const text = [note.text, this.draft.text].filter(Boolean).join('\n\n')
    this.draft = { ...note, key: newKey(), text }
    this.refusal = message
  }

  #read(): Kept {
    try {
      // Written by `keep` alone; what somebody else broke is nobody's words.
      const kept = JSON.parse(localStorage.getItem(this.#place) ?? '') as Kept
      return { draft: { ...emptyNote('spoken', ''), ...kept.draft }, waiting: kept.waiting }
    } catch {
      return { draft: emptyNote('spoken', ''), waiting: [] }
    }
  }
}
