import { buffer } from 'node:stream/consumers'
import { drawCards } from './cards.ts'
import { drawHats } from './hats.ts'
import { drawPosters } from './posters.ts'
import type { Printed } from './printed.ts'
import { aPen } from './type.ts'

/** The bytes of a PDF. */
export async function draw(printed: Printed): Promise<Buffer> {
  const { title, language } = printed
  const pen = aPen({ lang: language, displayTitle: true, info: { Title: title, Creator: 'Rådslag' } })
  if (printed.is === 'cards') drawCards(pen, printed)
  else if (printed.is === 'hats') drawHats(pen, printed)
  else drawPosters(pen, printed)
  pen.end()
  return buffer(pen)
}
