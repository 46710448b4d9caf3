/** Sets words on paper in the type of the house. Measures are millimetres, sizes points, and a place is that of the upper left. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'

export type Pen = InstanceType<typeof PDFDocument>
export type Weight = 'regular' | 'bold'

export const mm = (length: number): number => (length * 72) / 25.4

export const ink = '#14202b'
export const quiet = '#3d4b57'

interface Set {
  x: number
  y: number
  width: number
  size: number
  weight?: Weight
  colour?: string
}

const hyperlegible = (part: string) =>
  fileURLToPath(
    import.meta.resolve(
      `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-normal.woff`,
    ),
  )
const zero = (weight: number) => fileURLToPath(new URL(`fonts/zero-${weight}.ttf`, import.meta.url))

const files = {
  regular: hyperlegible('latin-500'),
  bold: hyperlegible('latin-700'),
  'regular-further': hyperlegible('latin-ext-500'),
  'bold-further': hyperlegible('latin-ext-700'),
  'regular-zero': zero(500),
  'bold-zero': zero(700),
}

export function aPen(options: ConstructorParameters<typeof PDFDocument>[0]): Pen {
  const pen = new PDFDocument({ ...options, autoFirstPage: false, margin: 0 })
  for (const [name, file] of Object.entries(files)) pen.registerFont(name, readFileSync(file))
  return pen
}

/** The zero of the face has a stroke, which a Dane reads as Ø; and letters of the neighbours are in a file of their own. */
const pieces = /(0+|[\u0100-\u02ff\u1e00-\u1eff]+)/

function faceOf(piece: string, weight: Weight): keyof typeof files {
  if (piece.startsWith('0')) return `${weight}-zero`
  return /^[\u0100-\u02ff\u1e00-\u1eff]/.test(piece) ? `${weight}-further` : weight
}

const piecesOf = (text: string) => text.split(pieces).filter(Boolean)

export function widthOf(pen: Pen, text: string, size: number, weight: Weight = 'regular'): number {
  const widths = piecesOf(text).map((piece) => widthAtOne(pen, piece, faceOf(piece, weight)))
  return (size * widths.reduce((sum, width) => sum + width, 0)) / mm(1)
}

/** The same words stand on every card: they are measured once. Points, at a size of one. */
const measured = new WeakMap<Pen, Map<string, number>>()

function widthAtOne(pen: Pen, piece: string, face: string): number {
  const known = measured.get(pen) ?? new Map<string, number>()
  measured.set(pen, known)
  const name = `${face} ${piece}`
  const width = known.get(name) ?? pen.font(face, 1).widthOfString(piece)
  known.set(name, width)
  return width
}

const lineHeight = 1.22
export const heightOf = (size: number, lines = 1): number => (size * lineHeight * lines) / mm(1)

/** In lines as they fit, each word whole unless it alone is too long. */
export function linesOf(pen: Pen, text: string, { width, size, weight }: Omit<Set, 'x' | 'y'>): string[] {
  const fits = (line: string) => widthOf(pen, line, size, weight) <= width
  const lines: string[] = []
  for (const word of text.split(/\s+/).flatMap((one) => brokenWhere(one, fits))) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function brokenWhere(word: string, fits: (text: string) => boolean): string[] {
  const parts = ['']
  for (const letter of word) {
    const longer = `${parts.at(-1)}${letter}`
    if (fits(longer)) parts[parts.length - 1] = longer
    else parts.push(letter)
  }
  return parts
}

/** Answers with where the next thing may begin. */
export function set(pen: Pen, text: string, { x, y, ...how }: Set): number {
  const lines = linesOf(pen, text, how)
  lines.forEach((line, i) => setLine(pen, line, { ...how, x, y: y + heightOf(how.size, i) }))
  return y + heightOf(how.size, lines.length)
}

function setLine(pen: Pen, line: string, { x, y, size, weight = 'regular', colour = ink }: Set) {
  const baseline = mm(y) + size * 0.96
  let at = mm(x)
  pen.fillColor(colour)
  for (const piece of piecesOf(line)) {
    pen
      .font(faceOf(piece, weight), size)
      .text(piece, at, baseline, { lineBreak: false, baseline: 'alphabetic' })
    at += size * widthAtOne(pen, piece, faceOf(piece, weight))
  }
}

/** The largest of these sizes at which it fits; else the smallest. */
export function sizeFor(
  pen: Pen,
  text: string,
  {
    width,
    height,
    most,
    least,
    weight,
  }: { width: number; height: number; most: number; least: number; weight: Weight },
): number {
  for (let size = most; size > least; size -= Math.max(0.5, size / 20))
    if (heightOf(size, linesOf(pen, text, { width, size, weight }).length) <= height) return size
  return least
}
