/** The wall, in every mode that it has. */
import type { Page } from 'playwright'
import { wallOf } from '../../../server/demo/stage.ts'
import type { WallMode } from '../../../src/lib/contract/words.ts'
import { type Evening, openWall } from './evening.ts'
import { projector, putAway } from './studio.ts'

const hall = { viewport: projector }
const upright = { viewport: { width: 720, height: 1280 } }
const oldProjector = { viewport: { width: 1024, height: 768 } }
const crane = 'Kranen. Den er rusten og i vejen, og den er vores. Lad den stå.'
const longWords = 'Jeg har gået forbi hver morgen'

const mode = ({ core, leader, meetingId }: Evening, mode: WallMode, minutes?: number) =>
  core.wall.setMode(leader, { meetingId, mode, ...(minutes && { minutes }) })

const size = ({ core, leader, meetingId }: Evening, how: object) =>
  core.wall.size(leader, { meetingId, ...how })

const idThatBegins = ({ ids }: Evening, words: string) =>
  [...ids].find(([text]) => text.startsWith(words))?.[1] ?? null

/** While people come in and think. */
export async function picturesOfArrival(evening: Evening) {
  const { take } = evening.studio
  const wall = await openWall(evening, hall)
  await mode(evening, 'welcome')
  await take(wall, 'wall-welcome', 'Before it begins: what the evening is for, and how one takes part')
  await mode(evening, 'thinking', 2)
  await take(
    wall,
    'wall-thinking',
    'Two quiet minutes: everybody writes, and nobody is shown before the others',
  )
  await mode(evening, 'running')
  await take(wall, 'wall-empty', 'Nobody has written yet')
  await putAway(wall)
}

export async function picturesOfWall(evening: Evening) {
  const wall = await openWall(evening, hall)
  await mode(evening, 'running')
  await isFull(evening, wall)
  await inTurn(evening, wall)
  await oneAtATime(evening, wall)
  await steered(evening, wall)
  await putAway(wall)
  await onOtherScreens(evening)
}

async function inTurn(evening: Evening, wall: Page) {
  const { take } = evening.studio
  await take(wall, 'wall-running', 'The question, and contributions in fair turns')
  await size(evening, { theme: 'dark' })
  await take(wall, 'wall-dark', 'The same in a dark hall')
  await size(evening, { theme: 'contrast' })
  await take(wall, 'wall-contrast', 'The same in strong contrast')
  await size(evening, { theme: 'light', text: 'small' })
  await isFull(evening, wall, 3)
  await take(wall, 'wall-small-text', 'More of them at a time, in smaller words')
  await size(evening, { text: 'large', largeCode: true })
  await take(wall, 'wall-large-code', 'The square as large as the screen allows, for whoever comes late')
  await size(evening, { largeCode: false })
}

async function oneAtATime(evening: Evening, wall: Page) {
  const { core, leader, meetingId, studio, ids } = evening
  await core.wall.focus(leader, { meetingId, id: ids.get(crane) })
  await studio.take(wall, 'wall-focus', 'What the room talks about now: one contribution, whole and huge')
  await core.wall.focus(leader, { meetingId, id: idThatBegins(evening, longWords) })
  await studio.take(wall, 'wall-focus-long', 'Long words are shown whole as well')
  await core.wall.focus(leader, { meetingId, id: null })
}

async function steered(evening: Evening, wall: Page) {
  const { core, leader, meetingId, studio } = evening
  await mode(evening, 'frozen')
  await studio.take(wall, 'wall-frozen', 'Frozen: nothing moves, and what comes in is counted')
  await mode(evening, 'blank')
  await studio.take(wall, 'wall-blank', 'Dark: everybody looks at each other')
  await mode(evening, 'running')
  await core.wall.giveFloor(leader, { meetingId, taken: true })
  await studio.take(wall, 'wall-floor', 'Somebody speaks: the wall stands still meanwhile')
  await core.wall.giveFloor(leader, { meetingId, taken: false })
}

async function onOtherScreens(evening: Evening) {
  const { take } = evening.studio
  const tall = await openWall(evening, upright)
  await isFull(evening, tall)
  await take(tall, 'wall-upright', 'On an upright screen')
  await putAway(tall)
  const old = await openWall(evening, { ...oldProjector, locale: 'en-GB' })
  await isFull(evening, old)
  await take(old, 'wall-english', 'On an old projector, in English')
  await size(evening, { largeCode: true })
  await take(old, 'wall-english-code', 'The same with the large square')
  await size(evening, { largeCode: false })
  await putAway(old)
}

export async function picturesOfSpeaking(evening: Evening) {
  const wall = await openWall(evening, hall)
  await isFull(evening, wall)
  await evening.studio.take(wall, 'wall-speakers', 'Who has the floor, for how long, and who is next')
  await putAway(wall)
}

export async function picturesOfTables(evening: Evening, standId: string) {
  const { core, leader, meetingId, studio } = evening
  const wall = await openWall(evening, hall)
  await mode(evening, 'tables')
  await studio.take(wall, 'wall-tables', 'A column for each table')
  await core.wall.showTable(leader, { meetingId, standId, minutes: 3 })
  await studio.take(wall, 'wall-table-tells', 'One table tells the others what it has talked about')
  await core.wall.showTable(leader, { meetingId, standId: null })
  await mode(evening, 'running')
  await putAway(wall)
  const tall = await openWall(evening, upright)
  await mode(evening, 'tables')
  await studio.take(tall, 'wall-upright-tables', 'The tables on an upright screen')
  await mode(evening, 'running')
  await putAway(tall)
}

/** @param overBy so long after this its end is passed; ms. */
export async function pictureOverTime(evening: Evening, overBy: number) {
  evening.clock.pass(overBy)
  const wall = await openWall(evening, hall)
  await isFull(evening, wall)
  await evening.studio.take(
    wall,
    'wall-over-time',
    'The question has had its minutes, and the wall says so kindly',
  )
  await putAway(wall)
}

export async function pictureOfBreak(evening: Evening) {
  const wall = await openWall(evening, hall)
  await evening.studio.take(wall, 'wall-break', 'A break, and what comes after it')
  await putAway(wall)
}

export async function pictureOfThemes(evening: Evening) {
  await mode(evening, 'themes')
  const wall = await openWall(evening, hall)
  await evening.studio.take(wall, 'wall-themes', 'What was said, gathered in themes')
  await putAway(wall)
  const tall = await openWall(evening, upright)
  await evening.studio.take(tall, 'wall-upright-themes', 'Themes on an upright screen')
  await putAway(tall)
  await mode(evening, 'running')
  const again = await openWall(evening, hall)
  await isFull(evening, again)
  await putAway(again)
}

export async function picturesOfFarewell(evening: Evening) {
  const wall = await openWall(evening, hall)
  await evening.studio.take(
    wall,
    'wall-thanks',
    'What happens next, who promised what, and where it all goes on',
  )
  await putAway(wall)
}

/** A wall with room for more takes some turns until every place is taken; it is looked at for half a minute at most. */
async function isFull(evening: Evening, wall: Page, least = 1) {
  for (let looked = 0; looked < 30; looked++) {
    const { slots } = await wallOf(evening, evening.meetingId)
    if (slots.length >= least && slots.every((slot, i) => slot ?? slots[i - 1]?.span === 2)) return
    await wall.waitForTimeout(1000)
  }
}
