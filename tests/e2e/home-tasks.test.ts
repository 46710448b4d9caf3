/**
 * The five things that most people do at home, each done twice over: by somebody with a keyboard and no mouse, and by somebody
 * who cannot see and has a screen reader.
 */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/server.ts'
import { aKey } from '../support/world.ts'
import { type Hands, handsAt } from './reader/hands.ts'
import { type Reader, aReader } from './reader/reader.ts'
import { type Hall, aBrowser, aHall, phoneSize } from './support.ts'

const question = 'Hvad skal torvet bruges til?'

let browser: Browser
let hall: Hall
beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
  const { core, leader, meetingId, threadId } = hall
  const { token } = await hall.join(hall.codes.screen)
  const { actor } = await hall.door.ask({ cookies: {}, bearer: token, isSecure: false })
  await core.contributions.submit(actor, { key: aKey(), threadId, text: 'Flere bænke i læ.' })
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
})
afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

async function aPage(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'da-DK', reducedMotion: 'reduce' })
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

async function codeFor(address: string): Promise<string> {
  const outbox = join(hall.config.dataDir, 'outbox')
  let code: string | undefined
  await eventually(async () => {
    const names = await readdir(outbox)
    const mails = await Promise.all(
      names.map(async (name) => PostalMime.parse(await readFile(join(outbox, name)))),
    )
    const mail = mails.find(
      ({ to, text }) => to?.[0]?.address === address && /\n\S{3} \S{3}\r?\n/.test(text ?? ''),
    )
    code = /\n(\S{3} \S{3})\r?\n/.exec(mail?.text ?? '')?.[1]
    expect(code).toBeDefined()
  }, 10_000)
  return code ?? ''
}

let isBroken = false
const skipsAfterAHole = () => {
  beforeAll(() => void (isBroken = false))
  beforeEach(({ skip }) => skip(isBroken, 'a story with a hole in it has no end'))
  afterEach(({ task }) => void (isBroken ||= task.result?.state === 'fail'))
}

describe('with a keyboard', () => {
  skipsAfterAHole()
  let karen: Hands
  beforeAll(async () => {
    karen = await handsAt(await aPage({ width: 1280, height: 800 }))
  })
  afterEach(() => expect(karen.wrong).toEqual([]))

  test('she logs in by the code in a mail', async () => {
    await karen.page.goto(hall.hall)
    await karen.tabAndPress('link', 'Log ind')
    await karen.page.waitForURL('**/login**')
    await karen.tabTo('textbox', 'Mailadresse')
    await karen.type('kirsten@example.dk')
    await karen.press('Enter')
    await karen.page.waitForURL('**/login/code**')
    await karen.tabTo('textbox', 'Kode fra mailen')
    await karen.type(await codeFor('kirsten@example.dk'))
    await karen.press('Enter')
    await karen.tabTo('textbox', 'Dit navn')
    await karen.type('Karen Holm')
    await karen.press('Enter')
    await karen.page.getByRole('link', { name: 'Min side' }).waitFor()
  })

  test('she finds a conversation by a word in it', async () => {
    await karen.tabAndPress('link', 'Søg')
    await karen.page.waitForURL('**/search')
    await karen.tabTo('searchbox', 'Søg i møder, spørgsmål og bidrag')
    await karen.type('bænk')
    await karen.press('Enter')
    await karen.page.waitForURL('**/search?q=*')
    await karen.tabAndPress('link', /Flere bænke i læ|Hvad skal torvet/)
    await karen.page.waitForURL('**/t/**')
  })

  test('she answers what somebody said', async () => {
    await karen.tabAndPress('link', /^Svar på/)
    await karen.page.waitForURL('**reply=**')
    await karen.tabTo('radio', /^Spørg ind/)
    await karen.press('Space')
    await karen.tabTo('textbox', 'Dit svar')
    await karen.type('Hvor blæser det mest?')
    await karen.tabAndPress('button', 'Send')
    await karen.page.locator('.replies li', { hasText: 'Hvor blæser det mest?' }).waitFor()
  })

  test('she follows it, and has it once a week', async () => {
    await karen.tabTo('combobox', 'Hvor tit?')
    await karen.tabAndPress('button', 'Følg')
    await karen.page.getByText('Nu følger du det.').waitFor()
  })

  test('she sees on her page what she wrote', async () => {
    await karen.tabAndPress('link', 'Min side')
    await karen.page.waitForURL('**/me')
    await karen.page.getByRole('heading', { name: 'Det har du skrevet' }).waitFor()
    await karen.page.getByText('Hvor blæser det mest?').first().waitFor()
    await karen.tabTo('link', question)
  })
})

/** On a phone, where the pages of the house are behind a word. */
const openMenu = (reader: Reader) => reader.press('DisclosureTriangle', 'Menu')

describe('with a screen reader', () => {
  skipsAfterAHole()
  let ole: Reader
  beforeAll(async () => {
    ole = await aReader(await aPage(phoneSize))
  })
  afterEach(async () => {
    expect(await ole.nameless()).toEqual([])
    expect(await ole.skippedHeadings()).toEqual([])
    expect(ole.stammers()).toEqual([])
  })

  test('he logs in by the code in a mail', async () => {
    await ole.open(hall.hall)
    await openMenu(ole)
    await ole.press('link', 'Log ind')
    await ole.write('Mailadresse', 'ole@example.dk')
    await ole.press('button', 'Send mig et link')
    await ole.go('textbox', 'Kode fra mailen')
    await ole.write('Kode fra mailen', await codeFor('ole@example.dk'))
    await ole.press('button', 'Log ind')
    await ole.write('Dit navn', 'Ole Bak')
    await ole.press('button', 'Lav konto og log ind')
    await ole.page.waitForURL(`${hall.hall}/`)
    await openMenu(ole)
    await ole.go('link', 'Min side')
  })

  test('he finds a conversation by a word in it', async () => {
    await ole.press('link', 'Søg')
    await ole.write('Søg i møder, spørgsmål og bidrag', 'bænk', 'searchbox')
    await ole.press('button', 'Søg')
    await ole.press('link', /Flere bænke i læ|Hvad skal torvet/)
    await ole.go('heading', question)
  })

  test('he reads what was said, and answers it', async () => {
    expect(await ole.readOn('article', /Flere bænke i læ|/)).toContain('Flere bænke i læ.')
    await ole.press('link', /^Svar på/)
    await ole.press('radio', /^Egen erfaring/)
    await ole.write('Dit svar', 'Der er altid vind på hjørnet.')
    await ole.press('button', 'Send')
    await ole.page.locator('.replies li', { hasText: 'Der er altid vind' }).waitFor()
  })

  test('he follows it, and is told so', async () => {
    await ole.press('button', 'Følg')
    await ole.go('StaticText', 'Nu følger du det.')
  })

  test('he reads on his page what he wrote, and what he follows', async () => {
    await openMenu(ole)
    await ole.press('link', 'Min side')
    expect(await ole.readOn('region', 'Det har du skrevet')).toContain('Der er altid vind på hjørnet.')
    expect(await ole.readOn('region', 'Det følger du')).toContain(question)
  })
})
