/** A QR code in lines and areas: as sharp as the printer is. */
import { encode } from 'uqr'
import { type Pen, mm } from './type.ts'

/** @param side millimetres of the modules alone; leave four modules of quiet around them. */
export function drawSquare(pen: Pen, holds: string, { x, y, side }: { x: number; y: number; side: number }) {
  const { data, size } = squareOf(holds)
  const module = mm(side) / size
  for (const [row, dark] of data.entries())
    for (const [from, until] of runsOf(dark))
      pen.rect(mm(x) + from * module, mm(y) + row * module, (until - from) * module, module)
  pen.fill('#000')
}

/** One for all the cards that hold the same. */
const known = new Map<string, ReturnType<typeof encode>>()

function squareOf(holds: string) {
  const square = known.get(holds) ?? encode(holds, { ecc: 'M', border: 0 })
  known.set(holds, square)
  return square
}

/** From and until of what stands dark side by side: fewer areas, and no hairline between them. */
function runsOf(row: boolean[]): [number, number][] {
  const runs: [number, number][] = []
  row.forEach((dark, i) => {
    const last = runs.at(-1)
    if (dark && last?.[1] === i) last[1] = i + 1
    else if (dark) runs.push([i, i + 1])
  })
  return runs
}
