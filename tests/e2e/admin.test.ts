/** Administration, without a script: what an administrator changes is there for everybody, and can be read by everybody. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hall, aBrowser, aHall, smallPhoneSize } from './support.ts'

let browser: Browser
let hall: Hall

beforeAll(async () => {
  browser = await aBrowser()
  hall = await aHall()
})
afterAll(async () => {
  await browser.close()
  await hall.stop()
})

async function aPage(cookie: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', javaScriptEnabled: false, ...options })
  const [name = '', value = ''] = cookie.split('=')
  if (cookie) await context.addCookies([{ name, value, url: hall.hall }])
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  return page
}

const pages = () => [
  '/admin',
  '/admin/users',
  `/admin/users/${hall.administrator.actor.account.id}`,
  '/admin/texts',
  '/admin/texts/home',
  '/admin/look',
  '/admin/hats',
  '/admin/retention',
  '/admin/health',
  '/admin/log',
  '/admin/backup',
  '/roles',
]

describe('an administrator', () => {
  test('gives a role, which everybody can read, and blocks an account, which is out at once', async () => {
    const { actor, cookie } = await hall.account()
    const page = await aPage(hall.administrator.cookie)
    const theirs = await aPage(cookie)
    await theirs.goto(`${hall.hall}/me`)
    await theirs.getByRole('heading', { name: 'Min side' }).waitFor()

    await page.goto(`${hall.hall}/admin/users?q=mette`)
    await page.getByRole('link', { name: 'Mette Skov' }).click()
    await page.getByLabel('Rolle', { exact: true }).selectOption('secretary')
    await page.getByLabel('Titel, som alle kan læse').fill('Sekretær for rådet')
    await page.getByRole('button', { name: 'Giv rollen' }).click()
    await page.getByText('Det er gjort.').waitFor()
    const visitor = await aPage('')
    await visitor.goto(`${hall.hall}/roles`)
    await visitor.getByText('Karen Holm gav Mette Skov rollen Sekretær').waitFor()

    await page.goto(`${hall.hall}/admin/users/${actor.account.id}`)
    await page.getByLabel('Giver sig ud for en anden').check()
    await page.getByRole('button', { name: 'Spær' }).click()
    await page.getByText('Spærret siden').waitFor()
    await theirs.goto(`${hall.hall}/me`)
    expect(new URL(theirs.url()).pathname).toBe('/login')
  })

  test('writes the front page, looks first, and takes it back', async () => {
    const page = await aPage(hall.administrator.cookie)
    await page.goto(`${hall.hall}/admin/texts/home`)
    await page.getByLabel('Tekstens ord').fill('Kom indenfor.\n\nVi vil gerne høre dig.')
    await page.getByRole('button', { name: 'Se, hvordan det bliver' }).click()
    await page.getByText('Det er ikke gemt endnu.').waitFor()
    await page.getByRole('button', { name: 'Gem', exact: true }).click()
    await page.getByText('Gemt.').waitFor()
    const visitor = await aPage('')
    await visitor.goto(hall.hall)
    await visitor.getByText('Vi vil gerne høre dig.').waitFor()
    await page.getByRole('button', { name: 'Tilbage til den indbyggede tekst' }).click()
    await page.getByText('Gemt.').waitFor()
    await visitor.goto(hall.hall)
    expect(await visitor.content()).not.toContain('Vi vil gerne høre dig.')
  })

  test('puts a logo up and chooses a colour that is made readable', async () => {
    const page = await aPage(hall.administrator.cookie)
    await page.goto(`${hall.hall}/admin/look`)
    const dot =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const picture = Buffer.from(dot, 'base64')
    await page
      .getByLabel('Billede')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture })
    await page.getByRole('button', { name: 'Gem logoet' }).click()
    await page.getByText('Gemt.').waitFor()
    await page.getByLabel('Farvekode').fill('#ffdd00')
    await page.getByRole('button', { name: 'Gem', exact: true }).click()
    await page.getByText('Den er gjort mørkere, til den kan.').waitFor()

    const visitor = await aPage('')
    await visitor.goto(hall.hall)
    const logo = visitor.getByRole('img', { name: 'Nørre Sundby Kommune' })
    const source = (await logo.getAttribute('src')) ?? ''
    const answer = await fetch(hall.base + source)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    const green = () =>
      visitor
        .locator('a[href="/calendar"]')
        .last()
        .evaluate((link) => getComputedStyle(link).color)
    expect(await green()).toBe('rgb(125, 107, 0)')
    const letterhead = visitor.locator(`main img[src="${source}"]`)
    expect(await letterhead.isVisible()).toBe(false)
    await visitor.emulateMedia({ media: 'print' })
    expect(await letterhead.isVisible()).toBe(true)
  })

  test('chooses how many months, and the page of privacy says so', async () => {
    const page = await aPage(hall.administrator.cookie)
    await page.goto(`${hall.hall}/admin/retention`)
    await page.getByLabel('Måneder efter et møde').fill('3')
    await page.getByRole('button', { name: 'Gem', exact: true }).click()
    await page.getByText('Gemt.').waitFor()
    await page.goto(`${hall.hall}/privacy`)
    await page.getByText('3 måneder efter et møde').waitFor()
  })

  test.each(['light', 'dark'] as const)('has pages that everybody can use, %s', async (colorScheme) => {
    const page = await aPage(hall.administrator.cookie, {
      ...{ javaScriptEnabled: true, colorScheme, viewport: smallPhoneSize },
    })
    for (const path of pages()) {
      await page.goto(hall.hall + path)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `${path} is wider than the phone`).toBeLessThanOrEqual(0)
      const shot = process.env.SHOTS
      if (shot)
        await page.screenshot({
          path: `${shot}/${path.replaceAll('/', '_')}-${colorScheme}.png`,
          fullPage: true,
        })
    }
  })
})
