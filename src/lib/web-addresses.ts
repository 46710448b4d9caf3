/** What people write is plain words. Addresses of the web among them become links, and nothing else becomes anything. */

export interface Part {
  text: string
  /** Absent for words. */
  href?: string
}

/** Up to whatever no address has: space, brackets of markup, quotation marks, and what cannot be seen. */
const address = /(^|[^\p{L}\p{N}])(https?:\/\/[^\s<>"»«„“”‘\p{C}]+)/giu

/** All of the text, in its order. Only http and https, and no address with a name before an `@`, which looks like another. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const { 1: before = '', 2: found = '', index: begins } of text.matchAll(address)) {
    const index = begins + before.length
    const written = withoutEnd(found)
    const href = hrefOf(written)
    if (!href) continue
    if (index > from) parts.push({ text: text.slice(from, index) })
    parts.push({ text: written, href })
    from = index + written.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

const brackets = ['()', '[]', '{}'] as const
const endsSentence = /[.,;:!?…'’*_]/u

/** Without what ends the sentence, and brackets that were opened before it. Looks at each sign once, however many there are. */
function withoutEnd(found: string): string {
  const unopened = new Map(
    brackets.map(([opening = '', closing = '']) => [closing, count(found, closing) - count(found, opening)]),
  )
  let end = found.length
  for (; end > 0; end--) {
    const last = found[end - 1] ?? ''
    const left = unopened.get(last)
    if (left === undefined ? !endsSentence.test(last) : left <= 0) break
    if (left !== undefined) unopened.set(last, left - 1)
  }
  return found.slice(0, end)
}

const count = (text: string, sign: string): number => text.split(sign).length - 1

function hrefOf(written: string): string | null {
  const url = urlOf(written)
  if (!url || url.username || url.password) return null
  // A word alone is no place on the web: *http://x* is an example, or a machine of one's own.
  return url.hostname.includes('.') ? url.href : null
}

/** Older phones know no `URL.parse`. */
function urlOf(written: string): URL | null {
  try {
    return new URL(written)
  } catch {
    return null
  }
}
