/** Cuts what is too long for the room at the ends of its sentences. */
import { roomTextLimit } from '../../../src/lib/contract/limits.ts'
import { lengthOf, saysSomething, tidy } from '../../../src/lib/contract/text.ts'

const sentences = new Intl.Segmenter('da', { granularity: 'sentence' })

export function piecesOf(text: string): string[] {
  const whole = tidy(text)
  if (lengthOf(whole) <= roomTextLimit) return saysSomething(whole) ? [whole] : []
  const parts = [...sentences.segment(whole)].flatMap(({ segment }) => cutAtWords(segment.trim()))
  return parts.reduce<string[]>(gather, []).filter(saysSomething)
}

/** Joined to the one before while there is room. */
function gather(pieces: string[], part: string): string[] {
  const longer = [pieces.at(-1), part].filter(Boolean).join(' ')
  return pieces.length > 0 && lengthOf(longer) <= roomTextLimit
    ? [...pieces.slice(0, -1), longer]
    : [...pieces, part]
}

/** For a sentence that is itself too long; a word that is has to be broken. */
function cutAtWords(sentence: string): string[] {
  if (lengthOf(sentence) <= roomTextLimit) return [sentence]
  const head = sentence.slice(0, roomTextLimit / 2)
  const space = head.lastIndexOf(' ')
  const at = space > 0 ? space : head.length
  return [sentence.slice(0, at), ...cutAtWords(sentence.slice(at).trim())]
}
