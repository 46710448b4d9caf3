/** Somebody at a keyboard without a mouse: Tab, arrows, Enter and one key for each act. Looks where the focus is after each. */
import type { CDPSession, Page } from 'playwright'

const patienceMs = 20_000
const againMs = 50
/** More than any page here has places to stop at. */
const mostTabs = 150

/** What has the focus, as the browser tells a reader. */
interface Place {
  role: string
  name: string
}
type Words = string | RegExp
const fits = (name: string, words: Words) => (typeof words === 'string' ? name === words : words.test(name))

export async function handsAt(page: Page): Promise<Hands> {
  return new Hands(page, await page.context().newCDPSession(page))
}

export class Hands {
  readonly page: Page
  readonly #session: CDPSession
  /** What was wrong with where the focus was. */
  readonly wrong: string[] = []
  readonly #story: string[] = []

  constructor(page: Page, session: CDPSession) {
    this.page = page
    this.#session = session
  }

  /** One key, and then the focus is somewhere and can be seen. */
  async press(key: string) {
    this.#story.push(`presses ${key}`)
    await this.page.keyboard.press(key)
  }

  async type(words: string) {
    this.#story.push(`types ${words}`)
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.insertText(words)
  }

  /** By Tab alone, forward, from where the focus is. */
  async tabTo(role: string, name: Words): Promise<Place> {
    return this.#along('Tab', role, name)
  }

  async back(role: string, name: Words): Promise<Place> {
    return this.#along('Shift+Tab', role, name)
  }

  async tabAndPress(role: string, name: Words, key = 'Enter') {
    await this.tabTo(role, name)
    await this.press(key)
  }

  /** Waits until the focus has come there by itself. */
  async arrivesAt(role: string, name: Words): Promise<Place> {
    const until = Date.now() + patienceMs
    for (;;) {
      const thing = await this.focused()
      const isThere = thing?.role === role && fits(thing.name, name)
      const trouble = await this.page.evaluate(seenFocus)
      if (isThere && trouble === null) return thing
      if (Date.now() > until)
        throw this.#error(
          `The focus did not come to ${role} ${String(name)}, but is at ${spelled(thing)}${trouble ? ` (${trouble})` : ''}`,
        )
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
  }

  async focused(): Promise<Place | null> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression: 'document.activeElement' })
    if (!result.objectId || result.className === 'HTMLBodyElement') return null
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    })
    const [node] = nodes
    return { role: String(node?.role?.value ?? ''), name: String(node?.name?.value ?? '').trim() }
  }

  /** The named parts of the page that Tab comes through, from where the focus is and once round. */
  async partsOnTheWay(): Promise<string[]> {
    const parts: string[] = []
    const begin = await this.page.evaluate(() => (window.focusBegin = document.activeElement) !== null)
    for (let i = 0; begin && i < mostTabs; i++) {
      await this.page.keyboard.press('Tab')
      const part = await this.page.evaluate(partOfFocus)
      if (part === null) continue
      await this.#look((await this.focused()) ?? { role: '', name: part })
      if (parts.at(-1) !== part) parts.push(part)
      if (await this.page.evaluate(() => window.focusBegin === document.activeElement)) break
    }
    return parts
  }

  async #along(key: 'Tab' | 'Shift+Tab', role: string, name: Words): Promise<Place> {
    const passed: string[] = []
    for (let i = 0; i < mostTabs; i++) {
      await this.page.keyboard.press(key)
      const thing = await this.focused()
      passed.push(spelled(thing))
      if (thing) await this.#look(thing)
      if (thing?.role === role && fits(thing.name, name)) {
        this.#story.push(`${key} to ${spelled(thing)}`)
        return thing
      }
    }
    throw this.#error(
      `${key} does not lead to ${role} ${String(name)}, but to ${passed.slice(0, 60).join(', ')}`,
    )
  }

  /** That it can be seen to have the focus, and lies under nothing. */
  async #look(thing: Place) {
    const seen = await this.page.evaluate(seenFocus)
    if (seen !== null) this.wrong.push(`${spelled(thing)}: ${seen}`)
  }

  #error(what: string): Error {
    return new Error(`${what}.\n  ${this.#story.slice(-15).join('\n  ')}`)
  }
}

const spelled = (thing: Place | null) => (thing ? `${thing.role} ${thing.name}` : 'nothing')

declare global {
  interface Window {
    focusBegin?: Element | null
  }
}

/** In the page: the named part that the focus is in; null between the end and the beginning of the page. */
function partOfFocus(): string | null {
  const part = document.activeElement?.closest('section, header, nav')
  const name = part?.getAttribute('aria-label')
  const title = part?.getAttribute('aria-labelledby')
  const heading = title ? document.getElementById(title) : part?.querySelector('h1')
  return name ?? heading?.textContent ?? null
}

/** In the page: what is wrong with how the focus is shown; null when all is well. */
function seenFocus(): string | null {
  const element = document.activeElement
  if (!element || element === document.body) return 'is nowhere'
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  // A radio or a checkbox may be drawn by its label, and a text by the field around it and its button.
  const label = element.closest('label')
  const around = label ?? element.closest('.field')
  const drawn = around ? getComputedStyle(around) : null
  const isOutlined = (style: string, width: string) => style !== 'none' && parseFloat(width) > 0
  if (
    !isOutlined(outlineStyle, outlineWidth) &&
    !(drawn && isOutlined(drawn.outlineStyle, drawn.outlineWidth))
  )
    return 'shows no focus'
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect()
  if (box.width < 2 || box.height < 2) return 'has no size'
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const))
  const isFree = points.some(([x, y]) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
    return top !== null && (element.contains(top) || top.contains(element) || label?.contains(top))
  })
  return isFree ? null : 'lies under something else, or outside'
}
