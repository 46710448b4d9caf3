/** Posters: what it is about, as large as it fits, and the square by which one takes part. */
import type { Poster, Posters } from './printed.ts'
import { drawSquare } from './square.ts'
import { type Pen, heightOf, linesOf, mm, quiet, set, sizeFor } from './type.ts'

/** Drawn as A4, and enlarged for A3. */
const width = 210
const height = 297
const margin = 18
const inner = width - 2 * margin
const square = 76
const below = 16
/** Where it is typed: read from two metres, by whoever the camera fails. */
const typing = { size: 26, least: 17, height: 25 }

/** In the upper right corner, no larger than this. */
const logoBox = { width: 52, height: 18 }

export function drawPosters(pen: Pen, { size, posters, logo }: Posters) {
  for (const poster of posters) {
    pen.addPage({ size, margin: 0 })
    if (size === 'A3') pen.scale(Math.SQRT2)
    if (logo) drawLogo(pen, logo)
    drawPoster(pen, poster, logo ? logoBox : { width: 0, height: 0 })
  }
}

function drawLogo(pen: Pen, logo: Uint8Array) {
  const fit: [number, number] = [mm(logoBox.width), mm(logoBox.height)]
  pen.image(Buffer.from(logo), mm(width - margin - logoBox.width), mm(margin), { fit, align: 'right' })
}

function drawPoster(pen: Pen, poster: Poster, corner: typeof logoBox) {
  const { above, heading, facts, text, join, below: last } = poster
  const foot = height - margin - below
  const squareTop = foot - square - typing.height - 4
  const x = margin
  const beside = inner - corner.width - (corner.width && 6)
  const said = set(pen, above, { x, y: margin, width: beside, size: 14, colour: quiet })
  const started = Math.max(said, margin + corner.height)

  const words = text ? heightOf(15, linesOf(pen, text, { width: inner, size: 15 }).length) + 4 : 0
  const told = facts.flatMap((fact) => linesOf(pen, fact, { width: inner, size: 19 })).length
  const room = squareTop - started - heightOf(19, told) - Math.min(words, 60) - 24
  const size = sizeFor(pen, heading, { width: inner, height: room, most: 60, least: 20, weight: 'bold' })
  let y = set(pen, heading, { x, y: started + 5, width: inner, size, weight: 'bold' }) + 6
  for (const fact of facts) y = set(pen, fact, { x, y, width: inner, size: 19 })
  if (text) set(pen, text, { x, y: y + 5, width: inner, size: 15, colour: quiet })

  pen.lineWidth(1).strokeColor('#d9d2c3')
  pen
    .moveTo(mm(x), mm(squareTop - 9))
    .lineTo(mm(x + inner), mm(squareTop - 9))
    .stroke()
  drawSquare(pen, join.link, { x, y: squareTop, side: square })
  const steps = { x: x + square + 14, width: inner - square - 14 }
  drawSteps(pen, join.steps, { ...steps, y: squareTop + 1 })
  drawTyping(pen, join.typed, squareTop + square + 9)
  set(pen, last, { x, y: foot + 5, width: inner, size: 11, colour: quiet })
}

function drawTyping(pen: Pen, { how, address, code }: Poster['join']['typed'], y: number) {
  const at = { x: margin, width: inner }
  const after = set(pen, how, { ...at, y, size: 14, colour: quiet })
  const where = `${address} · ${code}`
  const most = { width: inner, height: heightOf(typing.size), most: typing.size, least: typing.least }
  set(pen, where, { ...at, y: after, size: sizeFor(pen, where, { ...most, weight: 'bold' }), weight: 'bold' })
}

function drawSteps(
  pen: Pen,
  steps: string[],
  { x, y, width: room }: { x: number; y: number; width: number },
): void {
  let at = y
  steps.forEach((step, i) => {
    set(pen, String(i + 1), { x, y: at, width: 8, size: 22, weight: 'bold' })
    at = set(pen, step, { x: x + 9, y: at + 0.8, width: room - 9, size: 17 }) + 3
  })
}
