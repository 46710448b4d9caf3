/** How long words take to read from the back row. The fair wall paces by it, and every page turns by it. */

/** How long a card must stand: two seconds to find it, then 2.5 words a second, and never under six seconds. In ms. */
export function readingTime(text: string): number {
  const words = text.split(/\s+/).filter(Boolean).length
  return Math.max(6000, 2000 + Math.round((words / 2.5) * 1000))
}
