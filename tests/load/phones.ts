/** The bench's phones: all in this one process, each with a line of its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Socket, io } from 'socket.io-client'
import { openLine } from '../../server/rehearsal/line.ts'
import { join, keyFor } from '../../server/rehearsal/phone.ts'
import type { ClientToServer, ServerToClient } from '../../src/lib/contract/wire/events.ts'
import type { CatchUp } from '../../src/lib/contract/wire/picture.ts'
import { givenTo, serve, tell } from './child.ts'
import { createLedger } from './ledger.ts'
import { createModeWatch } from './modes.ts'
import type { Joining, Load, ModeChanges, Place } from './place.ts'

type Phone = Socket<ServerToClient, ClientToServer>

/** How many come through the door at the same time. */
const atTheDoor = 8
const settleMs = 5000
/** They hear what the phones hear. */
const walls = 2

const { place, phones: count, postsPerSecond, seconds } = givenTo<Load>()
const ledger = createLedger(count, postsPerSecond * seconds)
const modes = createModeWatch(count + walls)
const phones: Phone[] = []

process.on('message', (message) => {
  if (message === 'post') void post().then(tell)
  if (message === 'modes') void changeModes().then(tell)
})
serve(await everybodyJoins(), async () => phones.forEach((phone) => phone.close()))

async function everybodyJoins(): Promise<Joining> {
  const began = performance.now()
  let refused = 0
  let next = 0
  const door = async () => {
    for (let i = next++; i < count; i = next++)
      await takeSeat(place, i).then(
        (phone) => phones.push(phone),
        () => refused++,
      )
  }
  await Promise.all(Array.from({ length: atTheDoor }, door))
  if (place.deskCookie) await withDeskAndWall(place)
  return { joined: phones.length, refused, seconds: (performance.now() - began) / 1000 }
}

/** A bare line that only notes what arrives when: five hundred whole pictures would measure this process instead. */
async function takeSeat({ url, code, meetingId }: Place, i: number): Promise<Phone> {
  const { token } = await join(url, code)
  return sit({ url, meetingId }, { auth: { token } }, i)
}

async function sit({ url, meetingId }: Pick<Place, 'url' | 'meetingId'>, by: By, i: number): Promise<Phone> {
  const phone: Phone = io(url, { transports: ['websocket'], forceNew: true, ...by })
  let head = 0
  const enter = async () => {
    // Typed any by Socket.IO; the contract says what it is.
    const answer = (await phone.timeout(30_000).emitWithAck('meeting:enter', { meetingId, since: head })) as
      { ok: false; error: { message: string } } | ({ ok: true } & CatchUp)
    if (!answer.ok) throw new Error(answer.error.message)
    take(answer)
  }
  const take = (page: CatchUp) => {
    if (page.from > head && head > 0) return void enter().catch(() => {})
    head = Math.max(head, page.head)
    ledger.arrived(i, page.upserts.contributions)
    modes.heard(i, page)
  }
  phone.on('changes', take)
  await new Promise<void>((resolve, reject) => phone.once('connect', resolve).once('connect_error', reject))
  await enter()
  return phone
}

/** What lets it in: a phone's token, or the login of who opened a wall; where nobody is asked, nothing. */
type By = { auth?: { token: string }; extraHeaders?: { cookie: string } }

/** As in every meeting: a desk that hears everything, and a wall that says that it is there. */
async function withDeskAndWall({ url, meetingId, deskCookie: cookie }: Place) {
  await openLine({ url, meetingId, cookie, audience: 'desk' })
  const wall = await openLine({ url, meetingId, cookie })
  const beat = { meetingId, screenId: 'screen-of-the-bench', k: 3, charactersPerSlot: 130, visible: true }
  const turn = async () => {
    const now = await wall.ask('wall:beat', beat)
    const { version, next } = wall.picture().wall ?? { version: 0, next: null }
    if (!now.ok || !next || next.at > now.now) return
    await wall.ask('wall:advance', { meetingId, version, slot: next.slot, shownMs: 6000 })
  }
  setInterval(() => void turn().catch(() => {}), 2000).unref()
}

async function post() {
  const began = performance.now()
  const answers: Promise<void>[] = []
  for (let i = 0; i < postsPerSecond * seconds; i++) {
    await sleep(Math.max(0, began + (i * 1000) / postsPerSecond - performance.now()))
    answers.push(say(i))
  }
  await Promise.all(answers)
  for (let waited = 0; waited < settleMs && !ledger.isComplete(); waited += 100) await sleep(100)
  return ledger.delivery()
}

/** From the desk, one after the other, while as many write as before. */
async function changeModes(): Promise<ModeChanges> {
  const { meetingId, deskCookie } = place
  const by: By = deskCookie ? { extraHeaders: { cookie: deskCookie } } : {}
  for (let n = 0; n < walls; n++) await sit(place, by, count + n)
  const desk: Phone = io(place.url, { transports: ['websocket'], forceNew: true, ...by })
  await new Promise<void>((resolve) => desk.once('connect', resolve))
  let said = 0
  const chatter = setInterval(() => void chat(said++), 1000 / postsPerSecond)
  const changed = await modes.changeAll((mode) => desk.emit('wall:mode', { meetingId, mode }, () => {}))
  clearInterval(chatter)
  return changed
}

/** Words that the ledger does not count. */
async function chat(n: number) {
  const { threadId, meetingId } = place
  const text = `Imens ${n}: Der mangler en bænk i læ ved stoppestedet, og om vinteren er der for mørkt til at læse planen.`
  const words = { key: keyFor(threadId, text), threadId, meetingId, text }
  await phones[n % phones.length]?.timeout(20_000).emitWithAck('contribution:submit', words)
}

async function say(i: number): Promise<void> {
  const phone = phones[i % phones.length]
  const { threadId, meetingId } = place
  const text = ledger.textOf(i)
  ledger.sent(i)
  const words = { key: keyFor(threadId, text), threadId, meetingId, text }
  const answer = (await phone
    ?.timeout(20_000)
    .emitWithAck('contribution:submit', words)
    .catch(() => null)) as { ok: boolean } | null
  if (answer?.ok) ledger.acknowledged(i)
}
