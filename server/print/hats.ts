/** Four cards for people who speak from office to a sheet of A4, to be cut in four. */
import { addSheetOfFour, quarter } from './four.ts'
import type { HatCards } from './printed.ts'
import { drawSquare } from './square.ts'
import { type Pen, mm, quiet, set, sizeFor } from './type.ts'

const margin = 10
const inner = quarter.width - 2 * margin
const square = 38

export function drawHats(pen: Pen, printed: HatCards) {
  printed.cards.forEach((card, i) => {
    if (i % 4 === 0) addSheetOfFour(pen)
    drawHat(pen, printed, card, {
      left: (i % 2) * quarter.width,
      top: Math.floor((i % 4) / 2) * quarter.height,
    })
  })
}

interface Place {
  left: number
  top: number
}

function drawHat(pen: Pen, printed: HatCards, card: HatCards['cards'][number], { left, top }: Place) {
  const x = left + margin
  const y = top + margin
  const whole = { x, width: inner }
  let at = set(pen, printed.meeting, { ...whole, y, size: 8, colour: quiet }) + 3
  const name = sizeFor(pen, card.name, { width: inner, height: 20, most: 22, least: 12, weight: 'bold' })
  at = set(pen, card.name, { ...whole, y: at, size: name, weight: 'bold' }) + 1
  const role = sizeFor(pen, card.role, { width: inner, height: 13, most: 13, least: 9, weight: 'regular' })
  set(pen, card.role, { ...whole, y: at, size: role })

  const middle = y + 49
  drawSquare(pen, card.link, { x, y: middle, side: square })
  const beside = { x: x + square + 5, width: inner - square - 5 }
  at = set(pen, printed.scan, { ...beside, y: middle - 1, size: 11, weight: 'bold' }) + 3
  at = set(pen, printed.type, { ...beside, y: at, size: 8.5, colour: quiet })
  set(pen, printed.where, { ...beside, y: at, size: 8.5, weight: 'bold' })
  rule(pen, { x, y: middle + square + 5 })
  at = set(pen, card.code, { ...whole, y: middle + square + 8, size: 20, weight: 'bold' }) + 3
  at = set(pen, printed.what, { ...whole, y: at, size: 8, colour: quiet }) + 1.5
  set(pen, printed.keep, { ...whole, y: at, size: 8, colour: quiet })
}

function rule(pen: Pen, { x, y }: { x: number; y: number }) {
  pen
    .lineWidth(0.5)
    .strokeColor('#9a958a')
    .moveTo(mm(x), mm(y))
    .lineTo(mm(x + inner), mm(y))
    .stroke()
}
