/**
 * A whole evening: two facilitators, a scribe, two walls and forty phones, and in the middle of it two minutes in which
 * the hall has no network and everybody goes on.
 */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pause } from '../support/pause.ts'
import { eventually } from '../support/server.ts'
import {
  answers,
  gathers,
  holds,
  movesTo,
  presses,
  releases,
  says,
  showsLarge,
  takes,
  writes,
  writesDown,
} from './evening/acts.ts'
import { disagreeing, everyScreenAgrees } from './evening/agree.ts'
import { type Evening, anEvening } from './evening/people.ts'
import { late, wish } from './evening/words.ts'

const darkMs = 120_000

let evening: Evening
beforeAll(async () => {
  evening = await anEvening({ phones: 40 })
}, 300_000)
afterAll(() => evening?.end())

const eachPhone = (does: (phone: Page, n: number) => Promise<void>) => Promise.all(evening.phones.map(does))
const note = (page: Page, text: string) => evening.words.note(page, text)

/** All that was written anywhere is stored, once. */
const allIsStored = (ms: number) =>
  eventually(async () => {
    const { rows } = await evening.read()
    expect(rows.map(({ text }) => text).sort()).toEqual(evening.words.all().sort())
  }, ms)

test('forty people write, one is answered, one is held back, and some are gathered', async () => {
  const { karen, mette, scribe, phones } = evening
  await eachPhone((phone, n) => writes(phone, note(phone, wish(n))))
  await writes(scribe, note(scribe, 'Hun ved vinduet savner et sted at sidde.'))
  await allIsStored(30_000)
  const [, another] = phones
  if (another) await answers(another, wish(0), note(another, 'Hvad koster det – cirka?'))
  await holds(mette, wish(3))
  await gathers(karen, 'Bænke', [wish(0), wish(10)])
  await presses(karen, 'p', 'Storskærmen står stille')
  await allIsStored(5_000)
  await everyScreenAgrees(evening)
}, 180_000)

test('two decide the same at once: the second is told what happened, and by whom', async () => {
  const { karen, mette, network } = evening
  await takes(karen, 'Alle', wish(6))
  await takes(mette, 'Alle', wish(6))
  await mette.desk.getByText('Karen Holm kigger på dette').waitFor()
  const catchUp = network.lag()
  await holds(karen, wish(6))
  await mette.desk.keyboard.press('h')
  await pause(500)
  catchUp()
  await says(mette.desk, 'Karen Holm kom først: bidraget vises ikke længere.')
  await everyScreenAgrees(evening)
}, 120_000)

test('the network is gone for two minutes, everybody goes on, and afterwards every screen is right', async () => {
  const { karen, mette, walls, scribe, phones, network } = evening
  network.fail()
  const dark = pause(darkMs)
  await eachPhone((phone, n) => writes(phone, note(phone, late(n))))
  for (const n of [1, 2, 3]) await writes(scribe, note(scribe, `Skrevet ved bordet i mørke, nummer ${n}.`))
  await takes(mette, 'Alle', wish(5))
  await mette.desk.keyboard.press('h')
  await says(mette.desk, 'Vi fik intet svar')
  await releases(karen, wish(3))
  await holds(karen, wish(4))
  await gathers(karen, 'Lys', [wish(2), wish(9)])
  await movesTo(karen, 'Trafikken')
  await writesDown(karen, note(karen.desk, 'Sagt højt, mens skærmene stod stille.'))
  for (const wall of walls) await wall.getByText('Forbindelsen har været væk siden').waitFor()
  await scribe.getByText('3 er ikke sendt endnu').waitFor()
  await eachPhone((phone) => phone.getByText('Forbindelsen har været væk siden').waitFor())
  await dark
  expect(network.refused()).toBeGreaterThan(phones.length)
  network.recover()
  await allIsStored(20_000)
  await everyScreenAgrees(evening)
}, 360_000)

test('the evening goes on: back to the first item, its themes, and one card large', async () => {
  const { mette } = evening
  await movesTo(mette, 'Torvet')
  await presses(mette, 'y', 'Storskærmen viser temaerne')
  await everyScreenAgrees(evening)
  await showsLarge(mette, wish(7))
  await everyScreenAgrees(evening)
}, 180_000)

test('one character that is not the same is found on every screen that draws it', async () => {
  const { phones, tamper } = evening
  const [right, wrong] = [wish(0), wish(0).replace('.', '!')]
  await tamper(right, wrong)
  const names = (await disagreeing(evening)).map(({ name }) => name)
  expect(names).toEqual([
    ...['Karen’s desk', 'Karen’s themes', 'Mette’s desk', 'Mette’s themes'],
    ...phones.map((_, n) => `phone ${n + 1}`),
  ])
  await tamper(wrong, right)
  expect(await disagreeing(evening)).toEqual([])
}, 60_000)

test('a desk whose network fails while it asks which walls there are stays as it is', async () => {
  const { mette, walls } = evening
  let lost = 0
  await mette.desk.evaluate(() => (document.documentElement.dataset.same = 'yes'))
  await mette.desk.route('**/__data.json*', (route) => {
    lost++
    return route.abort()
  })
  await walls[1]?.close()
  await eventually(() => expect(lost).toBeGreaterThan(1), 30_000)
  await mette.desk.unroute('**/__data.json*')
  expect(await mette.desk.evaluate(() => document.documentElement.dataset.same)).toBe('yes')
}, 60_000)
