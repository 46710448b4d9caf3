/** Who is in the hall of an evening, each with a screen of their own, and the network between them and the server. */
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { openDatabase } from '../../../server/persistence/open.ts'
import { type Network, aNetworkTo } from '../../support/network.ts'
import type { Db } from '../../../server/persistence/schema.ts'
import type { Account } from '../../support/server.ts'
import { type Hall, aBrowser, aHall, phoneSize } from '../support.ts'
import { type Truth, readTruth } from './truth.ts'

/** A name for each phone makes it a device of its own, and one process draws them all: forty would not fit otherwise. */
const manyPhones = ['--process-per-site', '--host-resolver-rules=MAP *.test 127.0.0.1']
/** So many come through the door at the same time. */
const atTheDoor = 4

export interface Facilitator {
  desk: Page
  /** Where themes are gathered. */
  board: Page
}

export interface Evening {
  hall: Hall
  network: Network
  /** Her desk has a wire to the server; everybody else is on the hall's own network. */
  karen: Facilitator
  mette: Facilitator
  walls: Page[]
  scribe: Page
  phones: Page[]
  /** What was written on which screen, for whoever asks afterwards whether it is all there. */
  words: ReturnType<typeof aNotebook>
  /** As it stands in the database now. */
  read(): Promise<Truth>
  /** In the tables, past everybody: nobody is told. */
  tamper(from: string, to: string): Promise<void>
  end(): Promise<void>
}

export async function anEvening(people: { phones: number }): Promise<Evening> {
  const browser = await aBrowser(...manyPhones)
  const hall = await aHall()
  const network = await aNetworkTo(hall.port)
  const onAir = { ...hall, hall: `http://hall.test:${network.port}` }
  const database = await openDatabase(join(hall.config.dataDir, 'raadslag.db'))
  return {
    hall,
    network,
    words: aNotebook(),
    read: () => readTruth(database.reading, hall.meetingId),
    tamper: (from, to) => tamper(database.writing, from, to),
    karen: await aFacilitator(browser, hall, hall.administrator),
    mette: await aFacilitator(browser, onAir, await asSecond(hall)),
    walls: [await aWall(browser, onAir), await aWall(browser, onAir)],
    scribe: await aScribe(browser, onAir),
    phones: await somePhones(browser, onAir, people.phones),
    async end() {
      await browser.close()
      await database.close()
      await network.stop()
      await hall.stop()
    },
  }
}

function aNotebook() {
  const written = new Map<Page, string[]>()
  const of = (page: Page) => written.get(page) ?? []
  return {
    of,
    all: () => [...written.values()].flat(),
    note(page: Page, text: string): string {
      // As the server keeps it: a letter and its ring are one character.
      written.set(page, [...of(page), text.normalize()])
      return text
    },
  }
}

/** So high that the words of a whole evening are near the eye; what is far from it is not drawn. In px. */
const allInSight = 12_000

async function tamper(db: Db, from: string, to: string) {
  await db.updateTable('contribution').set({ text: to }).where('text', '=', from).execute()
}

async function asSecond({ core, leader, meetingId, account }: Hall): Promise<Account> {
  const mette = await account('facilitator')
  const { secret } = await core.people.invite(leader, { meetingId })
  await core.people.acceptInvitation(mette.actor, { secret })
  return mette
}

const aDevice = (browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> =>
  browser.newContext({ locale: 'da-DK', reducedMotion: 'reduce', ...options })

async function aFacilitator(
  browser: Browser,
  { hall, meetingId }: Hall,
  { cookie }: Account,
): Promise<Facilitator> {
  const device = await aDevice(browser, { viewport: { width: 1440, height: allInSight } })
  const [name = '', value = ''] = cookie.split('=')
  await device.addCookies([{ name, value, url: hall }])
  const [desk, board] = [await device.newPage(), await device.newPage()]
  await desk.goto(`${hall}/m/${meetingId}/lead`)
  await desk.waitForSelector('.desk.scripted')
  await desk.getByRole('button', { name: 'Hele mødet' }).click()
  await board.goto(`${hall}/m/${meetingId}/lead/themes`)
  await board.waitForLoadState('networkidle')
  return { desk, board }
}

async function aWall(browser: Browser, { core, leader, meetingId, hall }: Hall): Promise<Page> {
  const page = await (await aDevice(browser, { viewport: { width: 1280, height: 720 } })).newPage()
  const { code } = await core.people.offerWall(leader, { meetingId })
  await page.goto(`${hall}/wall?code=${code}`)
  await page.getByRole('button').click()
  await page.locator('.canvas').waitFor()
  return page
}

async function aScribe(browser: Browser, { core, leader, meetingId, hall }: Hall): Promise<Page> {
  const page = await (await aDevice(browser)).newPage()
  const { id: standId } = await core.stands.add(leader, { meetingId, name: 'Ved vinduet' })
  const { code } = await core.stands.offerScribe(leader, { meetingId, standId })
  await page.goto(`${hall}/table?code=${code}`)
  await page.getByRole('button', { name: 'Begynd' }).click()
  await page.locator('#words').waitFor()
  return page
}

async function somePhones(browser: Browser, hall: Hall, count: number): Promise<Page[]> {
  const pocket = await aDevice(browser, { viewport: { ...phoneSize, height: allInSight }, hasTouch: true })
  const pages = await Promise.all(Array.from({ length: count }, () => pocket.newPage()))
  const { port } = new URL(hall.hall)
  const coming = [...pages.entries()]
  const door = async () => {
    for (let next = coming.shift(); next; next = coming.shift()) {
      const [n, phone] = next
      await phone.goto(`http://phone-${n}.hall.test:${port}/j/${hall.codes.screen}`)
      await phone.waitForSelector('main.awake')
    }
  }
  await Promise.all(Array.from({ length: atTheDoor }, door))
  return pages
}
