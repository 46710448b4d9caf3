/**
 * Somebody who cannot see, at a page that Chromium draws: walks its accessibility tree in reading order, acts only on what
 * was read there, and hears live regions. The tree is the one that real screen readers get, so modal dialogs, closed
 * folds and computed names are the browser's own; readers for unit tests build one of theirs, which knows none of the three.
 */
import type { CDPSession, Page } from 'playwright'
import { ears } from './ears.ts'
import { type Thing, thingsOn } from './tree.ts'

const patienceMs = 20_000
const againMs = 50

type Words = string | RegExp
const fits = (name: string, words: Words) => (typeof words === 'string' ? name === words : words.test(name))

/** Keys that act, by role; what is not named here is pressed with Enter. */
const spaceRoles = new Set(['checkbox', 'radio', 'option', 'switch'])

export async function aReader(page: Page): Promise<Reader> {
  const heard: string[] = []
  await page.exposeFunction('heardByReader', (words: string) => void heard.push(words))
  await page.addInitScript(`(${ears.toString()})('heardByReader')`)
  return new Reader(page, await page.context().newCDPSession(page), heard)
}

export class Reader {
  readonly page: Page
  /** Everything that was said by itself, in the order in which it was. */
  readonly heard: string[]
  readonly #session: CDPSession
  /** What was read and done, for who has to find out why it went wrong. */
  readonly #story: string[] = []
  /** So much of what was heard has been listened to. */
  #listened = 0
  #at: number | null = null
  #focused: number | null = null

  constructor(page: Page, session: CDPSession, heard: string[]) {
    this.page = page
    this.#session = session
    this.heard = heard
  }

  async open(address: string) {
    await this.page.goto(address)
    this.#at = null
  }

  /** Waits until it is said, after what was listened to before. */
  async hear(words: Words): Promise<string> {
    return this.#patiently(`hear ${String(words)}`, async () => {
      const at = this.heard.findIndex(
        (one, i) =>
          i >= this.#listened && (typeof words === 'string' ? one.includes(words) : words.test(one)),
      )
      if (at < 0) return null
      this.#listened = at + 1
      return this.heard[at] ?? null
    })
  }

  /** On to the next of these in reading order, and round from the end once. */
  async go(role: string, name: Words): Promise<Thing> {
    return this.#patiently(`find ${role} ${String(name)}`, async () => {
      const things = await this.#things()
      const here = things.findIndex(({ element }) => element === this.#at)
      const ahead = [...things.slice(here + 1), ...things.slice(0, here + 1)]
      const found = ahead.find((thing) => thing.role === role && fits(thing.name, name))
      if (!found) return null
      this.#at = found.element
      this.#story.push(`reads ${role} ${found.name}`)
      return found
    })
  }

  /** All that is read within the place one is at. */
  async readOn(role: string, name: Words): Promise<string> {
    const { element } = await this.go(role, name)
    const things = await this.#things()
    const from = things.findIndex((thing) => thing.element === element)
    const depth = things[from]?.within.length ?? 0
    const length = things.slice(from + 1).findIndex(({ within }) => within.length <= depth)
    const inside = things.slice(from + 1, length < 0 ? undefined : from + 1 + length)
    return inside.flatMap((thing) => (thing.role === 'StaticText' ? [thing.name] : [])).join(' ')
  }

  async press(role: string, name: Words): Promise<Thing> {
    await this.#keepsItsPlace()
    const thing = await this.go(role, name)
    if (thing.states.disabled) throw this.#error(`${role} ${thing.name} cannot be pressed now`)
    await this.#focus(thing)
    await this.#act(`presses ${role} ${thing.name}`, spaceRoles.has(role) ? 'Space' : 'Enter')
    return thing
  }

  async write(name: Words, words: string, role = 'textbox') {
    await this.#keepsItsPlace()
    await this.#focus(await this.go(role, name))
    this.#story.push(`writes ${words}`)
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.insertText(words)
  }

  async key(key: string) {
    await this.#keepsItsPlace()
    await this.#act(`presses ${key}`, key)
  }

  /** What has the focus, as it is read when the focus comes there. */
  async focused(): Promise<Thing | null> {
    return (await this.#things()).find(({ states }) => states.focused) ?? null
  }

  /** Until the focus is read so: the page may take a moment to put it there. */
  async arrivesAt(role: string, name: Words): Promise<Thing> {
    return this.#patiently(`arrive at ${role} ${String(name)}`, async () => {
      const thing = await this.focused()
      return thing && thing.role === role && fits(thing.name, name) ? thing : null
    })
  }

  /** What was said twice running: once is enough. */
  stammers(): string[] {
    return this.heard.filter((words, i) => words === this.heard[i - 1])
  }

  /** The levels of headings that skip one on the way down, by the words of the heading. */
  async skippedHeadings(): Promise<string[]> {
    const headings = (await this.#things()).filter(({ role }) => role === 'heading')
    return headings.flatMap(({ name, states }, i) =>
      Number(states.level) > Number(headings[i - 1]?.states.level ?? 0) + 1 ? [name] : [],
    )
  }

  /** What can be pressed or written in and has no name. */
  async nameless(): Promise<string[]> {
    const controls = new Set(['button', 'link', 'textbox', 'checkbox', 'radio', 'combobox', 'tab', 'option'])
    return (await this.#things()).flatMap(({ role, name, within }) =>
      controls.has(role) && name === '' ? [`${role} in ${within.map((one) => one.name).join(' / ')}`] : [],
    )
  }

  async #things(): Promise<Thing[]> {
    const things = await thingsOn(this.#session)
    const focused = things.find(({ states }) => states.focused)?.element ?? null
    // The reading place goes along when the page moves the focus.
    if (focused !== null && focused !== this.#focused) this.#at = focused
    this.#focused = focused
    return things
  }

  async #focus({ element, role, name }: Thing) {
    await this.#session.send('DOM.getDocument', { depth: 0 })
    await this.#session.send('DOM.focus', { backendNodeId: element }).catch(() => {
      throw this.#error(`${role} ${name} takes no focus`)
    })
    this.#focused = element
  }

  async #act(what: string, key: string) {
    this.#story.push(what)
    await this.page.evaluate(() => Object.assign(window, { lastActAt: location.pathname }))
    await this.page.keyboard.press(key)
  }

  /** Before each further act on a page: the last one must not have let the focus fall out of it. A new page begins at its top. */
  async #keepsItsPlace() {
    await this.#patiently('have the focus somewhere', () =>
      this.page.evaluate(() => {
        const isNew = !('lastActAt' in window) || window.lastActAt !== location.pathname
        return isNew || document.activeElement !== document.body || null
      }),
    )
  }

  async #patiently<T>(what: string, attempt: () => Promise<T | null>): Promise<T> {
    const until = Date.now() + patienceMs
    for (;;) {
      // A page on its way to the next one has no tree for a moment.
      const found = await attempt().catch(() => null)
      if (found !== null) return found
      if (Date.now() > until) throw this.#error(`I could not ${what}`)
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
  }

  #error(what: string): Error {
    const told = [...this.#story.slice(-12), 'and heard:', ...this.heard.slice(-8)]
    return new Error(`${what}.\n  ${told.join('\n  ')}`)
  }
}
