/** A phone that writes, takes back, keeps what was not acknowledged, and keeps a picture, whatever happens to the server. */
import { randomBytes } from 'node:crypto'
import { type Socket, io } from 'socket.io-client'
import { type Picture, applyPage, emptyPicture } from '../../src/lib/picture.ts'
import type { Answer } from '../../src/lib/contract/wire/answers.ts'
import type { ClientToServer, ServerToClient } from '../../src/lib/contract/wire/events.ts'
import type { CatchUp } from '../../src/lib/contract/wire/picture.ts'
import { pause } from '../support/pause.ts'

export interface Written {
  key: string
  threadId: string
  text: string
  /** Once acknowledged. */
  id?: string
  takenBack?: boolean
}

type Client = Socket<ServerToClient, ClientToServer>
type EventName = keyof ClientToServer

export interface Place {
  base: string
  code: string
  meetingId: string
  threadIds: string[]
}

const ackMs = 1500

export class Phone {
  readonly written: Written[] = []
  picture: Picture = emptyPicture()
  readonly #place: Place
  #client: Client | null = null
  #kept: CatchUp[] | null = null

  constructor(place: Place) {
    this.#place = place
  }

  /** Enters as a device that is nobody yet: each may write little in its first minute. The picture goes on. */
  async begin(): Promise<void> {
    this.#client?.disconnect()
    const token = await this.#join()
    const client: Client = io(this.#place.base, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 250,
    })
    this.#client = client
    client.on('connect', () => void this.#enter())
    client.on('changes', (page) => (this.#kept ? void this.#kept.push(page) : void this.#take(page)))
  }

  end() {
    this.#client?.disconnect()
  }

  /** Keeps sending until it is heard; answers false when this device has written enough for now. */
  async write(threadId: string, text: string): Promise<boolean> {
    const post: Written = { key: randomBytes(16).toString('hex'), threadId, text }
    this.written.push(post)
    return this.send(post)
  }

  async send(post: Written): Promise<boolean> {
    const { key, threadId, text } = post
    const answer = await this.#insist('contribution:submit', { key, threadId, text })
    if (answer.ok && 'id' in answer) post.id = answer.id
    else if (!answer.ok && answer.error.code !== 'too_many') throw new Error(JSON.stringify(answer))
    return answer.ok
  }

  async takeBack(post: Written): Promise<void> {
    const answer = await this.#insist('contribution:withdraw', { id: post.id ?? '' })
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    post.takenBack = true
  }

  /** The same again after every silence, as a phone does. */
  async #insist<N extends EventName>(name: N, input: object): Promise<Answer<{ id: string }>> {
    for (;;) {
      const answer = await this.#ask(name, input)
      if (answer) return answer as Answer<{ id: string }>
      await pause(50)
    }
  }

  async #ask(name: EventName, input: object): Promise<Answer<object> | null> {
    const client = this.#client
    if (!client?.connected) return null
    try {
      // The contract's types want one name; here it is any.
      const ask = client.timeout(ackMs).emitWithAck as (
        name: string,
        input: object,
      ) => Promise<Answer<object>>
      const answer = await ask.call(client.timeout(ackMs), name, input)
      return !answer.ok && answer.error.code === 'unavailable' ? null : answer
    } catch {
      return null
    }
  }

  async #enter(): Promise<void> {
    this.#kept = []
    const { epoch, head: since } = this.picture
    const { meetingId } = this.#place
    const input = { meetingId, since, ...(epoch && { epoch }) }
    const answer = (await this.#ask('meeting:enter', input)) as Answer<CatchUp> | null
    const kept = this.#kept ?? []
    this.#kept = null
    if (!answer?.ok) return
    for (const page of [answer, ...kept]) this.#take(page)
    if (answer.more) await this.#enter()
  }

  #take(page: CatchUp): void {
    const step = applyPage(this.picture, page)
    if (step === 'new_epoch') this.picture = emptyPicture()
    if (step === 'gap' || step === 'new_epoch') void this.#enter()
  }

  async #join(): Promise<string> {
    for (;;) {
      try {
        const response = await fetch(`${this.#place.base}/api/join`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code: this.#place.code }),
        })
        if (response.ok) return ((await response.json()) as { token: string }).token
        if (response.status !== 503) throw new Refused(await response.text())
      } catch (error) {
        if (error instanceof Refused) throw error
      }
      await pause(50)
    }
  }
}

class Refused extends Error {}

/** Everything as a device that was never here sees it. */
export async function freshPicture(place: Place): Promise<Picture> {
  const { token } = (await (
    await fetch(`${place.base}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: place.code }),
    })
  ).json()) as { token: string }
  const picture = emptyPicture()
  for (let more = true; more;) {
    const query = new URLSearchParams({ since: String(picture.head) })
    const response = await fetch(`${place.base}/api/meetings/${place.meetingId}/feed?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page = (await response.json()) as CatchUp
    applyPage(picture, page)
    more = page.more
  }
  return picture
}
