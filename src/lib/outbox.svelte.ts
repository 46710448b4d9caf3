/**
 * What was written and not yet acknowledged, and what was acknowledged until the meeting closes: it survives reload,
 * sleep, a dead network and a server that came back with an older memory. Two tabs may send the same; the key makes it one.
 */
import { tidy } from './contract/text.ts'
import type { Answer, Failure } from './contract/wire/answers.ts'
import type { ClientToServer } from './contract/wire/events.ts'
import type { ReplyKind } from './contract/words.ts'
import { newKey, post } from './posting.ts'
import { waitedSince } from './waited.ts'

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

/** What a person wrote, and where. */
export interface Words {
  threadId: string
  text: string
  name?: string | null
  parentId?: string | null
  kind?: ReplyKind | null
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
  /** What it is called in this browser's storage. */
  readonly #name: string
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #sending: Promise<void> | null = null
  /** What could not be stored is in this page alone, and nothing older is read over it. */
  #stored = true

  /** @param name another than the meeting's, for who writes there in another role on the same device. */
  constructor(meetingId: string, send: SendNow, name = meetingId) {
    this.#meetingId = meetingId
    this.#send = send
    this.#name = name
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
  add(words: Words): Kept {
    const kept = this.#newItem(words)
    this.#save([...this.#read(), kept])
    void this.flush()
    return kept
  }

  /** Other words in the place of what was refused, under a name of their own; or the same ones once more. */
  replace(key: string, words: Words): Kept {
    const kept = this.#newItem(words)
    this.#save(this.#read().map((item) => (item.key === key ? kept : item)))
    void this.flush()
    return kept
  }

  /**
   * Its author has mended what was received: a server that forgot it gets the new words. One that has it still answers
   * `key_reused`, and what it has stands.
   */
  amend(key: string, text: string) {
    this.#save(this.#read().map((item) => (item.key === key ? { ...item, text: tidy(text) } : item)))
  }

  remove(key: string) {
    this.#save(this.#read().filter((item) => item.key !== key))
  }

  /**
   * Call with every epoch that the server speaks of. Another one than last time, even if that was before a reload: the
   * server remembers another past, and what it acknowledged there is sent again.
   */
  heardFrom(epoch: string) {
    const last = this.#lastEpoch(epoch)
    if (last !== null && last !== epoch) this.sendAllAgain()
  }

  sendAllAgain() {
    this.#save(this.#read().map((item) => (item.state === 'received' ? { ...item, state: 'unsent' } : item)))
    void this.flush()
  }

  /** The room is closed: nobody will ask for what was acknowledged. */
  forgetReceived() {
    const kept = this.#read()
    if (kept.some(({ state }) => state === 'received'))
      this.#save(kept.filter(({ state }) => state !== 'received'))
  }

  /** Sends what waits, oldest first, and plans the next attempt if something still waits. */
  async flush(): Promise<void> {
    this.#sending ??= this.#sendWaiting()
      .finally(() => (this.#sending = null))
      // What was added while the last one was settled has not been tried yet.
      .then((isThrough) => (isThrough && this.#oldestUnsent() ? this.flush() : this.#planNext()))
    await this.#sending
  }

  /** Until nothing waits; false when somebody says *not now*: then the others wait as well. */
  async #sendWaiting(): Promise<boolean> {
    clearTimeout(this.#timer)
    for (let next = this.#oldestUnsent(); next; next = this.#oldestUnsent())
      if (!(await this.#attempt(next))) return false
    return true
  }

  #oldestUnsent = () => this.items.find(({ state }) => state === 'unsent')

  #planNext() {
    if (!this.#oldestUnsent()) return
    const wait = Math.min(slowestRetryMs, retryMs * 2 ** Math.min(Math.max(0, this.#failures - 1), 3))
    this.#timer = setTimeout(() => void this.flush(), wait * (0.7 + Math.random() * 0.6))
  }

  async #attempt({
    key,
    threadId,
    text,
    name,
    parentId,
    kind,
    meetingId,
    writtenAt,
  }: Kept): Promise<boolean> {
    const answer = await this.#send({
      key,
      threadId,
      text,
      name,
      meetingId,
      ...(parentId && { parentId, kind }),
      waitedMs: waitedSince(writtenAt),
    })
    const outcome: Partial<Kept> = answer.ok ? { state: 'received', id: answer.id } : outcomeOf(answer)
    this.#failures = outcome.state ? 0 : this.#failures + 1
    this.#mark(key, outcome)
    return outcome.state !== undefined
  }

  #newItem({ threadId, text, name, parentId, kind }: Words): Kept {
    return {
      key: newKey(),
      meetingId: this.#meetingId,
      threadId,
      text: tidy(text),
      name: name ? tidy(name) : null,
      parentId: parentId ?? null,
      kind: kind ?? null,
      writtenAt: Date.now(),
      state: 'unsent',
    }
  }

  #mark(key: string, change: Partial<Kept>) {
    // Re-read first: another tab may have added or removed meanwhile.
    this.#save(
      this.#read().map((item) => (item.key === key ? { ...item, message: undefined, ...change } : item)),
    )
  }

  get #place(): string {
    return `raadslag.outbox.${this.#name}`
  }

  #read(): Kept[] {
    if (!this.#stored) return this.items
    try {
      // Written by `#save` alone; what somebody else broke is nobody's words.
      const kept: unknown = JSON.parse(localStorage.getItem(this.#place) ?? '[]')
      return Array.isArray(kept) ? (kept as Kept[]) : []
    } catch {
      return this.items
    }
  }

  #save(items: Kept[]) {
    this.items = items
    try {
      localStorage.setItem(this.#place, JSON.stringify(items))
      this.#stored = true
    } catch {
      // Private windows of old phones have no storage: the words stay in this page.
      this.#stored = false
    }
  }

  /** The epoch that was heard last time, and this one instead of it from now on. */
  #lastEpoch(epoch: string): string | null {
    try {
      const place = `raadslag.epoch.${this.#name}`
      const last = localStorage.getItem(place)
      localStorage.setItem(place, epoch)
      return last
    } catch {
      const last = this.#epoch
      this.#epoch = epoch
      return last
    }
  }
  #epoch: string | null = null
}

const outcomeOf = ({ error }: Failure): Partial<Kept> =>
  passing.has(error.code)
    ? { message: error.code === 'too_many' ? error.message : '' }
    : { state: 'refused', message: error.message }

/** Over plain HTTP, for when there is no socket. */
export const sendOverHttp: SendNow = ({ threadId, ...body }) =>
  post<{ id: string }>(`/api/threads/${threadId}/contributions`, body)
