/** What the wire alone costs: bare Socket.IO, messages gathered like ours, nobody asked, nothing kept. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { ContributionView } from '../../src/lib/contract/wire/contributions.ts'
import type { WallView } from '../../src/lib/contract/wire/wall.ts'
import type { WallMode } from '../../src/lib/contract/words.ts'
import { serve } from './child.ts'
import type { Place } from './place.ts'

const gatherMs = 50
const meetingId = 'm'.repeat(26)
const threadId = 't'.repeat(26)

const http = createServer((_request, response) => {
  response
    .setHeader('content-type', 'application/json')
    .end(JSON.stringify({ meetingId, token: 'reference' }))
})
const io = new Server(http, { serveClient: false })
let head = 0
let waiting: ContributionView[] = []

io.on('connection', (socket) => {
  socket.on('meeting:enter', (_input: unknown, ack: (answer: unknown) => void) => {
    ack({ ok: true, epoch: 'reference', from: head, head, upserts: { contributions: [] }, more: false })
  })
  socket.on('contribution:submit', ({ text }: { text: string }, ack: (answer: unknown) => void) => {
    const contribution = viewOf(text)
    waiting.push(contribution)
    ack({ ok: true, id: contribution.id })
  })
  // Gathered with nothing: sooner than this nobody can know.
  socket.on('wall:mode', ({ mode }: { mode: WallMode }) => tellAll([], wallIn(mode)))
})
setInterval(flush, gatherMs)

http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo
  const place: Place = { url: `http://127.0.0.1:${port}`, meetingId, threadId, code: 'reference' }
  serve(place, async () => void (await io.close()))
})

function flush() {
  if (waiting.length === 0) return
  tellAll(waiting, null)
  waiting = []
}

function tellAll(contributions: ContributionView[], wall: WallView | null) {
  const from = head
  head += contributions.length + (wall ? 1 : 0)
  const upserts = { contributions, threads: [], agenda: [], meeting: null, wall }
  const removed = { contributions: [], threads: [], agenda: [] }
  const page = { epoch: 'reference', from, head, upserts, removed, more: false }
  io.emit('changes', { meetingId, audience: 'room', ...page })
}

function viewOf(text: string): ContributionView {
  return {
    ...{ id: randomUUID(), meetingId, threadId, parentId: null, kind: null, text, name: null },
    ...{ channel: 'phone', createdAt: Date.now(), editedAt: null, state: 'shown' },
  }
}

function wallIn(mode: WallMode): WallView {
  const slot = { contributionId: threadId, since: Date.now(), pagesFrom: Date.now(), span: 1 as const }
  return {
    ...{ version: head, mode, before: null, itemId: threadId, threadId, k: 3, wishedSlots: null },
    ...{ slots: [slot, slot, slot], focusId: null, text: 'large', theme: 'light', largeCode: false },
    ...{ floorTaken: false, since: Date.now(), thinkingUntil: null, table: null, next: null },
    ...{ pagesFrom: Date.now(), stillSince: null },
    counts: { contributions: head, unseen: head, held: 0, sinceFrozen: 0 },
    ...{ itemEndsAt: Date.now(), readingTimeLeft: 6000, wifi: null },
    join: { code: 'abc def', path: `/j/${meetingId}` },
  }
}
