/** A live line to a running server, as a phone or a desk has one: it enters a meeting and keeps a picture of it. */
import { type Socket, io } from 'socket.io-client'
import type { OwnContribution } from '../../src/lib/contract/wire/contributions.ts'
import type { ClientToServer, ServerToClient } from '../../src/lib/contract/wire/events.ts'
import type { CatchUp } from '../../src/lib/contract/wire/picture.ts'
import type { Audience } from '../../src/lib/contract/words.ts'
import { type Picture, applyPage, emptyPicture } from '../../src/lib/picture.ts'

type Wire = Socket<ServerToClient, ClientToServer>
type EventName = keyof ClientToServer
type InputOf<N extends EventName> = Parameters<ClientToServer[N]>[0]
type AnswerTo<N extends EventName> = Parameters<NonNullable<Parameters<ClientToServer[N]>[1]>>[0]

export interface Line {
  /** Rejects when no answer has come in time. */
  ask<N extends EventName>(name: N, input: InputOf<N>): Promise<AnswerTo<N>>
  /** Always the present one: after a restart from a copied file it begins anew. */
  picture(): Picture
  /** One's own contributions, as the server last told them. */
  mine(): OwnContribution[]
  /** Told of every page, after it has been applied. */
  heard(listener: (page: CatchUp) => void): void
  close(): void
}

export interface Whose {
  url: string
  meetingId: string
  audience?: Audience
  /** Of a phone that joined by code. */
  token?: string
  /** Of somebody who logged in. */
  cookie?: string
}

const answerMs = 10_000

/** Resolves when the whole picture is there. Later interruptions mend themselves. */
export async function openLine({ url, meetingId, audience = 'room', token, cookie }: Whose): Promise<Line> {
  const socket: Wire = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 500,
    ...(token && { auth: { token } }),
    ...(cookie && { extraHeaders: { cookie } }),
  })
  const listeners: ((page: CatchUp) => void)[] = []
  let picture = emptyPicture()
  let mine: OwnContribution[] = []

  async function enter(): Promise<void> {
    const { epoch, head: since } = picture
    const asked = { meetingId, audience, since, ...(epoch && { epoch }) }
    const answer = await ask(socket, 'meeting:enter', asked)
    if (!answer.ok) throw new Error(answer.error.message)
    mine = answer.mine ?? mine
    take(answer)
    if (answer.more) await enter()
  }

  function take(page: CatchUp) {
    const step = applyPage(picture, page)
    if (step === 'new_epoch') picture = emptyPicture()
    if (step === 'new_epoch' || step === 'gap') again()
    for (const listener of listeners) listener(page)
  }

  /** A line that broke meanwhile enters anew when it is back. */
  const again = () => void enter().catch(() => {})

  socket.on('changes', take)
  socket.on('mine', ({ contributions }) => (mine = contributions))
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
    })
    await enter()
  } catch (error) {
    socket.close()
    throw error
  }
  socket.on('connect', again)

  return {
    ask: (name, input) => ask(socket, name, input),
    picture: () => picture,
    mine: () => mine,
    heard: (listener) => void listeners.push(listener),
    close: () => void socket.close(),
  }
}

async function ask<N extends EventName>(wire: Wire, name: N, input: InputOf<N>): Promise<AnswerTo<N>> {
  const socket = wire.timeout(answerMs)
  // emitWithAck cannot follow a generic name; the contract says what comes back.
  const emit = socket.emitWithAck.bind(socket) as (name: string, input: unknown) => Promise<unknown>
  return (await emit(name, input)) as AnswerTo<N>
}
