/** In which order people are called up: those who have not spoken at this meeting come before those who have. */

interface Waiting {
  id: string
  spokeBefore: boolean
  askedAt: number
}

export const inSpeakingOrder = <T extends Waiting>(waiting: readonly T[]): T[] =>
  waiting.toSorted(
    (a, b) =>
      Number(a.spokeBefore) - Number(b.spokeBefore) || a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1),
  )
