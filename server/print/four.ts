/** A sheet of A4 that is cut in four. Millimetres. */
import { type Pen, mm } from './type.ts'

export const quarter = { width: 105, height: 148.5 }

/** With the lines to cut along. */
export function addSheetOfFour(pen: Pen) {
  const { width, height } = quarter
  pen.addPage({ size: 'A4', margin: 0 })
  pen.lineWidth(0.4).dash(2, { space: 3 }).strokeColor('#999')
  pen
    .moveTo(mm(width), 0)
    .lineTo(mm(width), mm(2 * height))
    .stroke()
  pen
    .moveTo(0, mm(height))
    .lineTo(mm(2 * width), mm(height))
    .stroke()
    .undash()
}
