/** Four cards to a sheet of A4, to be cut in four. */
import { inFours } from '../../src/lib/components/wall/spelling.ts'
import { addSheetOfFour, quarter } from './four.ts'
import type { Cards } from './printed.ts'
import { drawSquare } from './square.ts'
import { type Pen, ink, mm, quiet, set, sizeFor, widthOf } from './type.ts'

const { width, height } = quarter
/** What printers leave white, and some more for whoever cuts. */
const margin = 9
const inner = width - 2 * margin
const square = 21
const slipTop = 118
const lineEvery = 9

interface Place {
  left: number
  top: number
}

export function drawCards(pen: Pen, printed: Cards) {
  printed.cards.forEach((card, i) => {
    if (i % 4 === 0) addSheetOfFour(pen)
    const place = { left: (i % 2) * width, top: Math.floor((i % 4) / 2) * height }
    drawCard(pen, printed, card, place)
    drawSlip(pen, printed, card, place)
  })
}

function drawCard(pen: Pen, { meeting, question, join, name, seen }: Cards, card: Card, place: Place) {
  const x = place.left + margin
  const y = place.top + margin
  const beside = inner - square - 4
  const number = { size: 15, weight: 'bold' as const }
  const numberWidth = widthOf(pen, card.number, number.size, number.weight)
  set(pen, meeting, { x, y: y + 1, width: inner - numberWidth - 6, size: 7.5, colour: quiet })
  set(pen, card.number, { x: x + inner - numberWidth, y: y - 1, width: inner, ...number })

  const box = { width: beside, height: 32, most: 16, least: 8, weight: 'bold' as const }
  const size = sizeFor(pen, question, box)
  set(pen, question, { x, y: y + 8, width: beside, size, weight: 'bold' })
  drawSquare(pen, join.link, { x: x + inner - square, y: y + 9, side: square })
  set(pen, join.text, { x: x + inner - square, y: y + 33, width: square, size: 7, colour: quiet })

  rule(pen, { x, y: y + 44, until: y + 89 })
  const namePlace = y + 96
  set(pen, name, { x, y: namePlace - 3.5, width: inner, size: 7.5, colour: quiet })
  const from = x + widthOf(pen, name, 7.5) + 2
  pen
    .moveTo(mm(from), mm(namePlace))
    .lineTo(mm(x + inner), mm(namePlace))
    .stroke()
  set(pen, seen, { x, y: namePlace + 3, width: inner, size: 7, colour: quiet })
}

type Card = Cards['cards'][number]

/** Lines to write on, as far apart as a hand needs. */
function rule(pen: Pen, { x, y, until }: { x: number; y: number; until: number }) {
  pen.lineWidth(0.5).strokeColor('#9a958a')
  for (let line = y; line <= until; line += lineEvery)
    pen
      .moveTo(mm(x), mm(line))
      .lineTo(mm(x + inner), mm(line))
      .stroke()
}

function drawSlip(pen: Pen, { slip }: Cards, card: Card, { left, top }: Place) {
  const x = left + margin
  const y = top + slipTop
  const side = 16
  const beside = inner - side - 4
  pen.lineWidth(0.8).dash(3, { space: 2 }).strokeColor(ink)
  pen
    .moveTo(mm(left + 2), mm(y))
    .lineTo(mm(left + width - 2), mm(y))
    .stroke()
    .undash()
  set(pen, `${slip.tear} ${card.number}`, { x, y: y + 2.5, width: beside, size: 8.5, weight: 'bold' })
  set(pen, inFours(card.code), { x, y: y + 7.5, width: beside, size: 13.5, weight: 'bold' })
  const next = set(pen, slip.keep, { x, y: y + 13.5, width: beside, size: 7, colour: quiet })
  set(pen, slip.where, { x, y: next, width: beside, size: 7, weight: 'bold' })
  drawSquare(pen, slip.link, { x: x + inner - side, y: y + 4, side })
}
