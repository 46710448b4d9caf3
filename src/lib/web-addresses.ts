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

const openings: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

/** Without what ends the sentence, and a bracket that was opened before it. */
function withoutEnd(found: string): string {
  const last = found.at(-1) ?? ''
  const opening = openings[last]
  const isOver = opening
    ? found.split(last).length > found.split(opening).length
    : /[.,;:!?…'’*_]/u.test(last)
  return isOver ? withoutEnd(found.slice(0, -1)) : found
}

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
