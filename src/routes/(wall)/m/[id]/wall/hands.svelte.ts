/** What the hands at this wall's own keyboard do, each with the words that a screen reader says of it. */
import { maxSlots } from '$lib/contract/limits.ts'
import type { WallView } from '$lib/contract/wire/wall.ts'
import { wallThemes } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'
import { type Act, actOf } from './keys.ts'
import type { Steering } from './steering.svelte.ts'
import { type Wishes, underlying } from './wishes.ts'

const themeWords = { light: m.wall_said_light, dark: m.wall_said_dark, contrast: m.wall_said_contrast }

export class Hands {
  said = $state('')
  helps = $state(false)
  /** Pages turned, either way. */
  turns = $state(0)

  readonly #steering: Steering
  /** As it is drawn; `null` before it has come. */
  readonly #wall: () => WallView | null

  constructor(steering: Steering, wall: () => WallView | null) {
    this.#steering = steering
    this.#wall = wall
  }

  press(event: KeyboardEvent) {
    const act = actOf(event, event.target instanceof Element ? event.target : null)
    if (!act || (this.helps && act !== 'blank' && act !== 'help' && act !== 'escape')) return
    event.preventDefault()
    if (act === 'full') return void toggleFullScreen()
    if (act === 'help') return void (this.helps = !this.helps)
    const wall = this.#wall()
    if (wall) this.#does[act](wall)
    else this.helps = false
  }

  readonly #does: Record<Exclude<Act, 'full' | 'help'>, (wall: WallView) => void> = {
    code: (wall) => this.#toggleCode(wall),
    blank: (wall) => this.#blank(wall),
    freeze: (wall) => this.#toggleMode(wall, 'frozen', m.wall_said_frozen(), m.wall_said_thawed()),
    more: (wall) => this.#resize(wall.k + 1),
    fewer: (wall) => this.#resize(wall.k - 1),
    theme: (wall) => this.#nextTheme(wall),
    text: (wall) => this.#toggleText(wall),
    floor: (wall) => this.#toggleFloor(wall),
    escape: (wall) => this.#escape(wall),
    forward: () => (this.turns += 1),
    back: () => (this.turns -= 1),
  }

  #ask(wishes: Wishes, words: string) {
    this.#steering.wish(wishes)
    this.said = words
  }

  #toggleMode(wall: WallView, mode: 'blank' | 'frozen', begun: string, ended: string) {
    if (wall.mode === mode) this.#ask({ mode: underlying(wall) }, ended)
    else this.#ask({ mode }, begun)
  }

  #blank(wall: WallView) {
    this.helps = false
    this.#toggleMode(wall, 'blank', m.wall_said_blank(), m.wall_said_lit())
  }

  #resize(wished: number) {
    const slots = Math.min(maxSlots, Math.max(1, wished))
    this.said = m.wall_said_slots({ count: slots })
    void this.#steering.size(slots)
  }

  #nextTheme({ theme: present }: WallView) {
    const theme = wallThemes[(wallThemes.indexOf(present) + 1) % wallThemes.length] ?? 'light'
    this.#ask({ theme }, themeWords[theme]())
  }

  #toggleCode(wall: WallView) {
    const largeCode = !wall.largeCode
    this.#ask({ largeCode }, largeCode ? m.wall_said_code_large() : m.wall_said_code_usual())
  }

  #toggleText(wall: WallView) {
    const text = wall.text === 'small' ? 'large' : 'small'
    this.#ask({ text }, text === 'large' ? m.wall_said_text_large() : m.wall_said_text_small())
  }

  #toggleFloor(wall: WallView) {
    const floorTaken = !wall.floorTaken
    this.#ask({ floorTaken }, floorTaken ? m.wall_said_floor() : m.wall_said_floor_free())
  }

  #escape(wall: WallView) {
    if (this.helps) this.helps = false
    else if (wall.mode === 'blank') this.#blank(wall)
    else if (wall.largeCode) this.#toggleCode(wall)
  }
}

export async function toggleFullScreen() {
  try {
    if (document.fullscreenElement) await document.exitFullscreen()
    else await document.documentElement.requestFullscreen()
  } catch {
    // Some browsers know no full screen; the wall fills the window all the same.
  }
}
