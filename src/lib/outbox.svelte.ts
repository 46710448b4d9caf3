/**
 * What was written and not yet acknowledged, and what was acknowledged until the meeting closes: it survives reload,
 * sleep, a dead network and a server that came back with an older memory. Two tabs may send the same; the key makes it one.
 */
import { tidy } from './contract/text.ts'
import type { Answer, ClientToServer, Failure } from './contract/wire.ts'
import type { ReplyKind } from './contract/words.ts'

export interface Kept {
  key: string
  threadId: string
  meetingId: string
  text: string
  name: string | null
  parentId: string | null
  kind: ReplyKind | null
  writtenAt: number
  /** `unsent` is sent again until it is heard; `refused` waits for its author to mend it. */
  state: 'unsent' | 'received' | 'refused'
  /** Of the server's contribution, once received. */
  id?: string
  /** Why it was refused, or why it waits; in the reader's language. */
  message?: string
}

type Sent = Parameters<ClientToServer['contribution:submit']>[0]
export type SendNow = (input: Sent) => Promise<Answer<{ id: string; seq?: number }>>

const retryMs = 3000
const slowestRetryMs = 20_000
/** What may go through the next time, unchanged. */
const passing = new Set(['unavailable', 'too_many'])

export class Outbox {
  items = $state<Kept[]>([])
  readonly #meetingId: string
  readonly #send: SendNow
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #sending = false

  constructor(meetingId: string, send: SendNow) {
    this.#meetingId = meetingId
    this.#send = send
  }

  /** Call once, in the browser; answers how to stop. */
  start(): () => void {
    this.items = this.#read()
    const reread = (event: StorageEvent) => event.key === this.#place && (this.items = this.#read())
    const retry = () => void this.flush()
    addEventListener('storage', reread)
    addEventListener('online', retry)
    retry()
    return () => {
      removeEventListener('storage', reread)
      removeEventListener('online', retry)
      clearTimeout(this.#timer)
    }
  }

  /** Kept on this device before the first attempt to send. */
  add(words: {
    threadId: string
    text: string
    name?: string | null
    parentId?: string
    kind?: ReplyKind
  }): Kept {
    const kept: Kept = {
      key: newKey(),
      meetingId: this.#meetingId,
      threadId: words.threadId,
      text: tidy(words.text),
      name: words.name ? tidy(words.name) : null,
      parentId: words.parentId ?? null,
      kind: words.kind ?? null,
      writtenAt: Date.now(),
      state: 'unsent',
    }
    this.#save([...this.items, kept])
    void this.flush()
    return kept
  }

  remove(key: string) {
    this.#save(this.items.filter((item) => item.key !== key))
  }

  /** The server speaks of another past: what it acknowledged there is sent again. */
  sendAllAgain() {
    this.#save(this.items.map((item) => (item.state === 'received' ? { ...item, state: 'unsent' } : item)))
    void this.flush()
  }

  /** The room is closed: nobody will ask for what was acknowledged. */
  forgetReceived() {
    this.#save(this.items.filter(({ state }) => state !== 'received'))
  }

  /** Sends what waits, oldest first, and plans the next attempt if something still waits. */
  async flush(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    clearTimeout(this.#timer)
    try {
      for (const { key } of this.items.filter(({ state }) => state === 'unsent')) await this.#attempt(key)
    } finally {
      this.#sending = false
    }
    if (!this.items.some(({ state }) => state === 'unsent')) return
    const wait = Math.min(slowestRetryMs, retryMs * 2 ** Math.min(this.#failures, 3))
    this.#timer = setTimeout(() => void this.flush(), wait * (0.7 + Math.random() * 0.6))
  }

  async #attempt(key: string) {
    const item = this.items.find((one) => one.key === key)
    if (item?.state !== 'unsent') return
    const { threadId, text, name, parentId, kind, meetingId } = item
    const input = { key, threadId, text, name, meetingId, ...(parentId && { parentId, kind }) }
    const answer = await this.#send(input)
    this.#failures = answer.ok ? 0 : this.#failures + 1
    this.#mark(key, answer.ok ? { state: 'received', id: answer.id } : outcomeOf(answer))
  }

  #mark(key: string, change: Partial<Kept>) {
    // Re-read first: another tab may have added or removed meanwhile.
    this.#save(this.#read().map((item) => (item.key === key ? { ...item, ...change } : item)))
  }

  get #place(): string {
    return `raadslag.outbox.${this.#meetingId}`
  }

  #read(): Kept[] {
    try {
      // Written by `#save` alone; what somebody else broke is nobody's words.
      return JSON.parse(localStorage.getItem(this.#place) ?? '[]') as Kept[]
    } catch {
      return this.items
    }
  }

  #save(items: Kept[]) {
    this.items = items
    try {
      localStorage.setItem(this.#place, JSON.stringify(items))
    } catch {
      // Private windows of old phones have no storage: the words stay in this page.
    }
  }
}

const outcomeOf = ({ error }: Failure): Partial<Kept> =>
  passing.has(error.code)
    ? { message: error.code === 'too_many' ? error.message : '' }
    : { state: 'refused', message: error.message }

/** 128 bits. `crypto.randomUUID` does not exist on plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Over plain HTTP, for when there is no socket. */
export const sendOverHttp: SendNow = async ({ threadId, ...body }) => {
  try {
    const response = await fetch(`/api/threads/${threadId}/contributions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    // Our API answers with a contribution or with a problem document.
    const answer = (await response.json()) as {
      id: string
      code: Failure['error']['code']
      reason: string
      title: string
    }
    if (response.ok) return { ok: true, id: answer.id }
    return {
      ok: false,
      error: { code: answer.code ?? 'unavailable', reason: answer.reason, message: answer.title ?? '' },
    }
  } catch {
    return { ok: false, error: { code: 'unavailable', reason: 'unavailable', message: '' } }
  }
}
