/**
 * How many cards fit on a wall, from what was measured on it. All lengths are hundredths of the wall's height,
 * so that a small preview and a large screen come to the same.
 */
import { maxSlots } from '../../contract/limits.ts'

/** What a wall tells the server of its size: how many cards fit, and how many characters in one without paging. */
export interface WallFit {
  k: number
  charactersPerSlot: number
}

/** The room for cards, as measured. */
export interface Room {
  width: number
  height: number
}

const wordSize = { large: 6.2, small: 4.2 }
/** Of a height that is the longer side, and of what the square leaves of it: larger beside the breadth than on a lying wall. */
const uprightWordSize = { large: 4.2, small: 3.4 }

/** Font size of people's own words; never less. */
export const wordSizeOn = (text: 'large' | 'small', isUpright: boolean): number =>
  isUpright ? uprightWordSize[text] : wordSize[text]
/** Where many words stand in columns: the least that can be read from the back row, so that they take the fewest pages. */
export const columnSizeOn = (text: 'large' | 'small', isUpright: boolean): number =>
  isUpright ? uprightWordSize[text] : columnSize[text]
const columnSize = { large: 6, small: 4 }
export const lineHeight = 1.15
/** Between two cards. */
export const gap = 2
/** Padding and the line below the words; a low card has that line beside them. */
const around = { usual: { y: 8.6, x: 6 }, low: { y: 2.6, x: 28 } }
const comfortableLines = 2
/** Lines end where words do. */
const lineFill = 0.9

interface Measured {
  room: Room
  /** Font size of people's own words. */
  size: number
  wishedSlots: number | null
  /** Mean width of a character of Danish prose, in em. */
  characterWidth: number
}

/** As many as are good to read; as many as fit at all once somebody has asked for a number. */
export function fitOf({ room, size, wishedSlots, characterWidth }: Measured): WallFit {
  const line = size * lineHeight
  const comfortable = slotsOf(room.height, around.usual.y + comfortableLines * line)
  const most = slotsOf(room.height, around.low.y + line)
  const k = wishedSlots === null ? comfortable : Math.max(comfortable, most)
  const drawn = Math.min(k, wishedSlots ?? k)
  const height = slotHeight(room.height, drawn)
  const { x, y } = isLow(height, size) ? around.low : around.usual
  const lines = Math.max(1, Math.floor((height - y) / line))
  const perLine = ((room.width - x) / (size * characterWidth)) * lineFill
  return { k, charactersPerSlot: Math.min(5000, Math.max(10, Math.floor(lines * perLine))) }
}

/** Whether a card is too low for two lines of words with a line below them. */
export const isLow = (height: number, size: number): boolean =>
  height < around.usual.y + comfortableLines * size * lineHeight

export const slotHeight = (height: number, k: number): number => (height - gap * (k - 1)) / k

const slotsOf = (height: number, each: number): number =>
  Math.min(maxSlots, Math.max(1, Math.floor((height + gap) / (each + gap))))
