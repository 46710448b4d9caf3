/** Thousands of frames and requests that make no sense: the server answers or closes, and goes on for everybody else. */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceFor } from '../support/chance.ts'
import { pause } from '../support/pause.ts'
import { type Nonsense, nonsense } from './nonsense.ts'
import { Phone, type Place } from './phone.ts'
import { aMeeting } from './rehearsal.ts'
import { type Victim, aVictim } from './victim.ts'

const lines = Number(process.env.LINES) || 80
const framesEach = 60
const requests = Number(process.env.REQUESTS) || 2000

let victim: Victim
let place: Place
let bystander: Phone

beforeAll(async () => {
  victim = await aVictim()
  await victim.rise()
  place = await aMeeting(victim)
  bystander = new Phone(place)
  await bystander.begin()
}, 30_000)
afterAll(async () => {
  bystander.end()
  await victim.kill()
  await victim.forget()
})

const ids = () => [place.meetingId, ...place.threadIds]

test('over sockets', { timeout: 60_000 }, async () => {
  const chance = chanceFor('nonsense over sockets')
  const made = nonsense(chance, ids())
  const count = { sent: 0, answered: 0 }
  for (let i = 0; i < lines; i += 8)
    await Promise.all(
      Array.from({ length: 8 }, async () =>
        babbles(made, i % 3 === 0 ? made.text() : await tokenOf(), count),
      ),
    )
  console.log('nonsense over sockets:', count)
  expect(count.answered).toBeGreaterThan(lines)
  await expectWell('after the frames')

  async function tokenOf() {
    const response = await post('/api/join', JSON.stringify({ code: place.code }))
    return ((await response.json()) as { token: string }).token
  }
})

test('over HTTP', { timeout: 60_000 }, async () => {
  const chance = chanceFor('nonsense over HTTP')
  const made = nonsense(chance, ids())
  const paths = () =>
    chance.oneOf([
      '/api/join',
      `/api/threads/${chance.oneOf(ids())}/contributions`,
      `/api/threads/${inAddress(made.text())}/contributions`,
      `/api/meetings/${chance.oneOf(ids())}/feed?since=${inAddress(made.text())}`,
      `/api/meetings/${chance.oneOf(ids())}/feed?since=1&since=2&epoch[]=x&__proto__=y`,
      `/api/${inAddress(made.text())}`,
      `/m/${chance.oneOf(ids())}.${chance.oneOf(['json', 'csv', 'ics', 'docx', '__proto__', 'constructor'])}`,
      '/socket.io/?EIO=4&transport=polling&sid=nobody',
      `/socket.io/?EIO=${made.text().length}&transport=constructor`,
    ])
  const statuses = new Map<number, number>()
  for (let i = 0; i < requests; i += 10)
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const response = await post(paths(), made.json(), {
          'content-type': chance.oneOf([
            'application/json',
            'application/json',
            'text/plain',
            'application/json; charset=x',
          ]),
          authorization: `Bearer ${inAddress(made.text())}`,
        })
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
        await response.arrayBuffer()
      }),
    )
  console.log('nonsense over HTTP:', Object.fromEntries(statuses))
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
  await expectWell('after the requests')
})

test('over bare lines', { timeout: 30_000 }, async () => {
  const chance = chanceFor('nonsense over bare lines')
  const made = nonsense(chance, ids())
  const openings = [
    'GET / HTTP/1.1\r\nHost: x\r\n',
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n',
    'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{',
    'GET /m HTTP/1.0\r\n\r\n',
    '\u0016\u0003\u0001',
  ]
  const { hostname, port } = new URL(place.base)
  for (let i = 0; i < 60; i++) {
    const line = connect(Number(port), hostname).on('error', () => {})
    line.write(chance.oneOf(openings) + made.text())
    await pause(chance.between(1, 20))
    if (chance.next() < 0.5) line.resetAndDestroy()
    else line.destroy()
  }
  await expectWell('after the lines')
})

const inAddress = (text: string) => encodeURIComponent(text.slice(0, 150).toWellFormed())

function post(path: string, body: string, headers: Record<string, string> = {}) {
  const isRead = path.startsWith('/m/') || path.includes('?')
  return fetch(place.base + path, {
    headers: { 'content-type': 'application/json', ...headers },
    ...(isRead ? { method: 'GET' } : { method: 'POST', body }),
  })
}

/** One line: enters, says its nonsense, and is gone. */
async function babbles(
  made: Nonsense,
  token: string,
  count: { sent: number; answered: number },
): Promise<void> {
  const line = new WebSocket(`${place.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  const closed = new Promise((resolve) => line.addEventListener('close', resolve))
  line.addEventListener('error', () => {})
  line.addEventListener('message', ({ data }) => void (String(data).startsWith('43') && count.answered++))
  await new Promise((resolve) => {
    line.addEventListener('open', resolve)
    line.addEventListener('close', resolve)
  })
  if (line.readyState === WebSocket.OPEN) line.send(`40${JSON.stringify({ token })}`)
  await pause(30)
  for (let i = 0; i < framesEach && line.readyState === WebSocket.OPEN; i++) {
    line.send(made.frame())
    count.sent++
    // Not all in one breath, or the first wreck would hide the rest.
    if (i % 10 === 9) await pause(5)
  }
  await pause(30)
  line.close()
  await Promise.race([closed, pause(500)])
}

/** It lives, has logged nothing, and somebody else can still write and be heard. */
async function expectWell(when: string): Promise<void> {
  expect((await fetch(`${place.base}/readyz`)).status, when).toBe(200)
  expect(await bystander.write(place.threadIds[0] ?? '', `Stadig her, ${when}.`), when).toBe(true)
  expect(victim.said(), when).toBe('')
}
