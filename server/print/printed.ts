/** What is to be printed, in the reader's language and before it is drawn: plain facts, so that a thread of its own can draw them. */

interface Titled {
  title: string
  language: string
}

/** A4 sheets of four cards. */
export interface Cards extends Titled {
  is: 'cards'
  /** Small, above the question. */
  meeting: string
  question: string
  /** What the square on the card opens, and what is said of it. */
  join: { link: string; text: string }
  name: string
  /** Where the words will be seen. */
  seen: string
  slip: { tear: string; keep: string; where: string; link: string }
  cards: { number: string; code: string }[]
}

/** One sheet each. */
export interface Posters extends Titled {
  is: 'posters'
  size: 'A4' | 'A3'
  /** PNG or JPEG; null for none. */
  logo: Uint8Array | null
  posters: Poster[]
}

export interface Poster {
  /** Small, at the top. */
  above: string
  /** As large as fits. */
  heading: string
  /** When and where. */
  facts: string[]
  text: string
  join: { link: string; steps: string[]; typed: { how: string; address: string; code: string } }
  below: string
}

/** A4 sheets of four, one for each who speaks from office. */
export interface HatCards extends Titled {
  is: 'hats'
  /** Small, above the name. */
  meeting: string
  scan: string
  /** Where the code is typed, and what is said of that. */
  type: string
  where: string
  what: string
  keep: string
  cards: { name: string; role: string; code: string; link: string }[]
}

export type Printed = Cards | Posters | HatCards
