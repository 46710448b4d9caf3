/** The rules of a text that both the phone (to say no before sending) and the server (to mean it) apply. */

// Some phones in use are too old to have it; the server, which decides, has it.
const graphemes = 'Segmenter' in Intl ? new Intl.Segmenter('da', { granularity: 'grapheme' }) : null

/** Characters as people count them: `👩‍👩‍👧` is one. Cheap for plain text, exact for the rest. */
export function lengthOf(text: string): number {
  if (/^[\u0020-\u024f\n]*$/.test(text)) return text.length
  return [...(graphemes?.segment(text) ?? text)].length
}

/**
 * The text as it is kept: NFC, line feeds only, no invisible padding, trimmed, at most one empty line in a row.
 * What a phone or Word pastes without the writer knowing is mended here; what deceives a reader is left for `hasForbiddenCharacters`.
 */
export function tidy(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- the breaks that Word and old phones send
      .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
      .normalize('NFC')
      .replace(/[^\S\n]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

/** Control characters and bidirectional overrides: they can make a wall read something else than what was written. */
export function hasForbiddenCharacters(text: string): boolean {
  // With `u` two surrogates are one character, so those that are found stand alone.
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  return /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]/u.test(
    text,
  )
}

/**
 * A Danish personal number (CPR): a day, a month, a year and four digits, with or without a hyphen or space.
 * No check digit is asked: numbers given out since 2007 need not satisfy it.
 */
export function hasPersonalNumber(text: string): boolean {
  return /(?:^|\D)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}[\s-–]?\d{4}(?!\d)/.test(text)
}

/** A letter or a digit or a picture: white space and punctuation alone say nothing. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)
}
