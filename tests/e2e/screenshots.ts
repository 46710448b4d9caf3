/** `npm run screenshots`: the pictures in `docs/screenshots`, of one evening in the demo's own world, and the page that shows them. */
import { minute } from '../../server/demo/clock.ts'
import { writeAlbum } from './screenshots/album.ts'
import * as desk from './screenshots/desk.ts'
import {
  type Evening,
  beginEvening,
  converse,
  fillHall,
  gather,
  goTo,
  itemsOf,
  meetingThat,
  newcomerWaits,
  promised,
  sayMore,
} from './screenshots/evening.ts'
import * as hats from './screenshots/hats.ts'
import * as home from './screenshots/home.ts'
import * as house from './screenshots/house.ts'
import * as languages from './screenshots/languages.ts'
import * as paper from './screenshots/paper.ts'
import * as phone from './screenshots/phone.ts'
import * as planning from './screenshots/planning.ts'
import { openStudio, putAway } from './screenshots/studio.ts'
import * as table from './screenshots/table.ts'
import * as wall from './screenshots/wall.ts'

/** Whatever hangs, it ends; ms. */
const patience = 15 * minute
setTimeout(() => {
  console.error('The pictures took too long.')
  process.exit(1)
}, patience).unref()

const studio = await openStudio()
try {
  await planning.pictureOfSettingUp({ studio })
  const evening = await beginEvening(studio)
  await arrive(evening)
  await converse(evening, 0, 0, 24)
  const emptyHall = await fillHall(evening)
  await talk(evening)
  await goOn(evening)
  await emptyHall()
  await goHome(evening)
  await writeAlbum(studio.album)
} finally {
  await studio.close()
}
process.exit(0)

async function arrive(evening: Evening) {
  const comingId = await meetingThat(evening, 'announced')
  await wall.picturesOfArrival(evening)
  await phone.picturesOfComingIn(evening)
  await desk.picturesBeforeTheDoorsOpen(evening, comingId)
  await home.picturesFromHome(evening, comingId)
  await house.picturesOfTheHouse(evening)
}

async function talk(evening: Evening) {
  const { core, leader, meetingId } = evening
  await wall.picturesOfWall(evening)
  const own = await phone.picturesOfWriting(evening)
  await phone.picturesOfPlaces(evening, own)
  await phone.picturesOfHeldBack(evening, own)
  await putAway(own)
  await phone.picturesOfOtherPhones(evening)
  await languages.picturesOfLanguages(evening)
  await phone.pictureOfNoNetwork(evening)
  await languages.picturesOfTranslating(evening)
  await hats.picturesOfHats(evening)
  await gather(evening)
  await desk.picturesOfThemes(evening)
  await wall.pictureOfThemes(evening)
  for (const name of ['Karen', 'Mogens Friis', 'Amina']) await core.speakers.add(leader, { meetingId, name })
  await phone.picturesOfSpeakingUp(evening)
  await core.speakers.call(leader, { meetingId })
  await wall.picturesOfSpeaking(evening)
}

async function goOn(evening: Evening) {
  const { core, leader, meetingId, questions } = evening
  const comingId = await meetingThat(evening, 'announced')
  await newcomerWaits(evening)
  await sayMore(evening, 0, 24, 28)
  await desk.picturesOfDesk(evening)
  await desk.pictureWithoutNetwork(evening)
  await core.speakers.end(leader, { meetingId })
  await wall.picturesOfTables(evening, await table.picturesOfTablesWriting(evening))
  await planning.picturesOfPlanning(evening, comingId)
  await paper.picturesOfPaper(evening)
  await planning.pictureOfLog(evening)
  await planning.picturesOfInvitation(evening, comingId)
  await planning.pictureOfInviting(evening)
  await home.pictureOfWallCode(evening)
  await wall.pictureOverTime(evening, 12 * minute)
  const [, , second, coffee] = await itemsOf(evening)
  await phone.picturesOfGoingOn(
    evening,
    () => goTo(evening, second),
    () => goTo(evening, coffee),
  )
  await wall.pictureOfBreak(evening)
  await goTo(evening, questions[1]?.itemId)
  await converse(evening, 1, 0, 6)
}

async function goHome(evening: Evening) {
  const { core, leader, meetingId, questions } = evening
  const own = await phone.aPhoneThatWrote(evening)
  for (const promise of promised)
    await core.promises.make(leader, { meetingId, threadId: questions[0]?.threadId, ...promise })
  await core.meetings.close(leader, { meetingId })
  await wall.picturesOfFarewell(evening)
  await phone.picturesOfAfterwards(evening, own)
  await desk.picturesOfClosing(evening)
  await home.pictureOfPrint(evening)
  await planning.pictureOfRehearsing(evening, await meetingThat(evening, 'announced'))
}
