/**
 * The server is killed while twenty phones write. What was acknowledged must be there afterwards, nothing may be there
 * twice, and every phone's picture must be the one that a newcomer gets.
 */
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Picture } from '../../src/lib/picture.ts'
import { type Chance, chanceFor } from '../support/chance.ts'
import { pause } from '../support/pause.ts'
import { Phone, type Place, type Written, freshPicture } from './phone.ts'
import { aMeeting } from './rehearsal.ts'
import { type Victim, aVictim } from './victim.ts'

const phoneCount = 20
const kills = Number(process.env.KILLS) || 10
/** No more kills after this, however many there were to be; ms. */
const longestMs = 75_000

let victim: Victim
let place: Place
let phones: Phone[] = []

beforeEach(async () => {
  victim = await aVictim()
  await victim.rise()
  place = await aMeeting(victim)
}, 30_000)
afterEach(async () => {
  for (const phone of phones) phone.end()
  await victim.kill()
  await victim.forget()
})

test('what was acknowledged outlives every kill, once', { timeout: 180_000 }, async () => {
  const chance = chanceFor('kill')
  const until = Date.now() + longestMs
  const writing = { on: true }
  phones = Array.from({ length: phoneCount }, () => new Phone(place))
  const work = phones.map((phone, i) => writes(phone, i, chance, writing))

  let killed = 0
  for (; killed < kills && Date.now() < until; killed++) {
    await pause(chance.between(50, 900))
    await victim.kill()
    await victim.rise()
  }
  await pause(500)
  writing.on = false
  await Promise.all(work)

  const written = phones.flatMap((phone) => phone.written)
  const fresh = await caughtUp()
  console.log(`kill: ${killed} kills, ${written.length} posts, ${fresh.contributions.size} in the picture`)
  expect(complaints(written, fresh)).toEqual([])
  expect(phones.flatMap((phone, i) => (isSame(phone.picture, fresh) ? [] : i))).toEqual([])
  expect(written.length).toBeGreaterThan(phoneCount)
  expect(victim.said()).toBe('')

  // The control: a server that lost one post and doubled another is found out.
  const [lost, doubled] = written.filter(({ takenBack }) => !takenBack)
  if (!lost?.id || !doubled?.id) throw new Error('Two posts are needed.')
  await victim.kill()
  tamper(victim, lost.id, doubled.id)
  await victim.rise()
  const tampered = await freshPicture(place)
  expect(complaints(written, tampered)).toEqual([
    `lost: ${lost.text}`,
    `not what was written: ${doubled.text}`,
    `twice: ${doubled.text}`,
  ])
  expect(phones.every((phone) => isSame(phone.picture, tampered))).toBe(false)
})

/** Three posts from each device, and now and then one of them is taken back. */
async function writes(phone: Phone, number: number, chance: Chance, writing: { on: boolean }): Promise<void> {
  await phone.begin()
  let count = 0
  while (writing.on) {
    const heard = await phone.write(chance.oneOf(place.threadIds), `Telefon ${number}, bidrag ${++count}`)
    const last = phone.written.at(-1)
    if (heard && last && chance.between(1, 8) === 1) await phone.takeBack(last)
    if (!heard || count % 3 === 0) await phone.begin()
    if (!heard && last) await phone.send(last)
    await pause(chance.between(5, 150))
  }
}

/** Waits until nobody's head moves any more: pictures are told, not asked for. */
async function caughtUp(): Promise<Picture> {
  for (let tries = 0; ; tries++) {
    const fresh = await freshPicture(place)
    if (tries === 40 || phones.every((phone) => phone.picture.head === fresh.head)) return fresh
    await pause(250)
  }
}

function complaints(written: Written[], { contributions }: Picture): string[] {
  const shown = [...contributions.values()]
  const texts = Map.groupBy(shown, ({ text }) => text)
  return [
    ...written
      .filter(({ id, text, takenBack }) => !takenBack && id && !texts.has(text))
      .map(({ text }) => `lost: ${text}`),
    ...written
      .filter(({ id, takenBack }) => takenBack && contributions.has(id ?? ''))
      .map(({ text }) => `came back: ${text}`),
    ...shown
      .filter(({ id, text }) => !written.some((post) => post.id === id && post.text === text))
      .map(({ text }) => `not what was written: ${text}`),
    ...[...texts].filter(([, same]) => same.length > 1).map(([text]) => `twice: ${text}`),
  ].toSorted()
}

const comparable = ({ contributions, threads, agenda, meeting, wall, epoch, head }: Picture) =>
  JSON.stringify([
    ...[contributions, threads, agenda].map((all) => [...all].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...[meeting, wall, epoch, head],
  ])
const isSame = (one: Picture, other: Picture) => comparable(one) === comparable(other)

/** What a crash must never do: one contribution away, another there under two ids. */
function tamper({ dataDir }: Victim, lostId: string, doubledId: string) {
  const file = new SQLite(join(dataDir, 'raadslag.db'))
  const twin = `${doubledId.slice(0, -1)}${doubledId.endsWith('0') ? '1' : '0'}`
  file.pragma('foreign_keys = OFF')
  file.prepare('delete from contribution where id = ?').run(lostId)
  const row = file.prepare('select * from contribution where id = ?').get(doubledId) as Record<
    string,
    unknown
  >
  const copy = { ...row, id: twin, key: `${String(row.key)}x` }
  const names = Object.keys(copy)
  file
    .prepare(`insert into contribution (${names.join()}) values (${names.map(() => '?').join()})`)
    .run(Object.values(copy))
  const feed = file.prepare(
    `insert into feed (meeting_id, audience, seq, entity_kind, entity_id, at)
     select meeting_id, audience, head + 1, 'contribution', ?, 0 from feed_head where audience = 'room'`,
  )
  feed.run(twin)
  file.prepare(`update feed_head set head = head + 1 where audience = 'room'`).run()
  file.close()
}
