/** What stands on each kind of screen, to the character. */
import type { Page } from 'playwright'

export interface Drawn {
  desk: { item: string; all: string[]; held: string[]; replies: string[] }
  /** What lies in each column, by its heading. */
  board: Record<string, string[]>
  wall: { question: string; standing: string[]; themes: Record<string, string[]>; counts: number[] }
  phone: {
    item: string
    standing: string[]
    /** Each with what was answered under it. */
    said: string[][]
    themes: Record<string, string[]>
    own: OwnWords[]
  }
  scribe: OwnWords[]
}

export interface OwnWords {
  text: string
  fate: 'unsent' | 'refused' | 'received' | 'on_wall' | 'held'
}

export const drawnOnDesk = (desk: Page): Promise<Drawn['desk']> =>
  desk.evaluate(async () => {
    const under = async (label: string) => {
      const tab = [...document.querySelectorAll<HTMLElement>('[role=tab]')].find((it) =>
        it.textContent.trim().startsWith(label),
      )
      tab?.click()
      await new Promise(requestAnimationFrame)
      return tab ? [...document.querySelectorAll('#incoming .text')].map((it) => it.textContent) : []
    }
    const title = document.querySelector('[aria-current=step] .title')?.textContent ?? ''
    return {
      item: title.replace(/^\d+\u2002/, ''),
      replies: await under('Svar og hjemmefra'),
      held: await under('Vises ikke'),
      all: await under('Alle'),
    }
  })

export const drawnOnBoard = (board: Page): Promise<Drawn['board']> =>
  board.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[data-column]')].map((column): [string, string[]] => [
        column.querySelector('h2')?.textContent.trim() ?? '',
        [...column.querySelectorAll('.text')].map((it) => it.textContent),
      ]),
    ),
  )

export const drawnOnWall = (wall: Page): Promise<Drawn['wall']> =>
  wall.evaluate(() => {
    const all = (selector: string, from: ParentNode = document) =>
      [...from.querySelectorAll(selector)].map((it) => it.textContent)
    return {
      question: document.querySelector('h1')?.textContent.trim() ?? '',
      standing: all('article .box p, .spoken .box p'),
      themes: Object.fromEntries(
        [...document.querySelectorAll('section[data-theme]')].map((it): [string, string[]] => [
          it.ariaLabel ?? '',
          all('li', it),
        ]),
      ),
      counts: all('.counts b').map(Number),
    }
  })

/** Its place for the wall is drawn while somebody is there. */
export const drawnOnPhone = (phone: Page): Promise<Drawn['phone']> =>
  phone.evaluate(async () => {
    location.hash = '#wall'
    const frame = () => new Promise(requestAnimationFrame)
    await frame()
    // A theme draws its words when it is opened.
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('#wall details.fold')) fold.open = true
    await frame()
    await frame()
    const all = (selector: string, from: ParentNode = document) =>
      [...from.querySelectorAll(selector)].map((it) => it.textContent)
    const fates = { unsent: 'unsent', refused: 'refused', held: 'held', on_wall: 'on_wall' } as const
    return {
      item: document.querySelector('#agenda [aria-current=step] strong')?.textContent ?? '',
      standing: all('#wall .standing .words'),
      said: [...document.querySelectorAll('#wall .said > li')].map((it) => all('.words', it)),
      themes: Object.fromEntries(
        [...document.querySelectorAll('#wall details.fold')].map((it): [string, string[]] => [
          it.querySelector('summary')?.textContent ?? '',
          all('.words', it),
        ]),
      ),
      own: [...document.querySelectorAll('[aria-labelledby=own] > ul > li')].map((it) => {
        const known = Object.entries(fates).find(([name]) => it.querySelector(`.fate.${name}`))
        return { text: it.querySelector('.words')?.textContent ?? '', fate: known?.[1] ?? 'received' }
      }),
    }
  })

export const drawnOnScribes = (scribe: Page): Promise<Drawn['scribe']> =>
  scribe.evaluate(() => {
    const fates = { unsent: 'unsent', refused: 'refused', held: 'held', on_wall: 'on_wall' } as const
    return [...document.querySelectorAll('[aria-labelledby=written] > ol > li')].map((it) => {
      const known = Object.entries(fates).find(([name]) => it.querySelector(`.fate.${name}`))
      return { text: it.querySelector('.words')?.textContent ?? '', fate: known?.[1] ?? 'received' }
    })
  })
