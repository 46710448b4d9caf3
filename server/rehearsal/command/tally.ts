/** What became of everything that was sent, on every phone. Times are of this process's own clock, in ms. */
import type { ContributionView } from '../../../src/lib/contract/wire/contributions.ts'

export interface Tally {
  sent(key: string): void
  /** Asked again under the same key: the time since the first asking counts, unless the server said no. */
  refused(key: string, sentence: string, isFinal: boolean): void
  acknowledged(key: string, id: string): void
  arrived(phone: number, ids: string[]): void
  /** How many of the acknowledged ones are not on every phone yet. */
  underWay(): number
  /** @param desk everything, whatever its state: what somebody held back meanwhile is not lost. */
  result(desk: ContributionView[], phones: ContributionView[][]): Result
}

export interface Result {
  sent: number
  acknowledged: number
  everywhere: number
  lost: number
  doubled: number
  refused: string[]
  /** From Send to the last phone. */
  delays: number[]
}

export function createTally(phones: number): Tally {
  const sentAt = new Map<string, number>()
  const ids = new Map<string, Set<string>>()
  const refusals = new Map<string, string>()
  const arrivals = new Map<string, Map<number, number>>()
  const acknowledgedIds = () => [...ids.values()].flatMap((set) => [...set])
  const isEverywhere = (id: string) => arrivals.get(id)?.size === phones

  return {
    sent(key) {
      if (!sentAt.has(key)) sentAt.set(key, performance.now())
    },
    refused(key, sentence, isFinal) {
      if (isFinal) refusals.set(key, sentence)
      else sentAt.delete(key)
    },
    acknowledged(key, id) {
      ids.set(key, (ids.get(key) ?? new Set()).add(id))
    },
    arrived(phone, contributionIds) {
      const at = performance.now()
      for (const id of contributionIds) {
        const onPhones = arrivals.get(id) ?? new Map<number, number>()
        if (!onPhones.has(phone)) onPhones.set(phone, at)
        arrivals.set(id, onPhones)
      }
    },
    underWay: () => acknowledgedIds().filter((id) => !isEverywhere(id)).length,
    result(desk, pictures) {
      const known = new Set(acknowledgedIds())
      const held = pictures.map((picture) => new Set(picture.map(({ id }) => id)))
      const isMissing = (id: string) => {
        const state = desk.find((contribution) => contribution.id === id)?.state
        return state === undefined || (state === 'shown' && held.some((picture) => !picture.has(id)))
      }
      return {
        sent: sentAt.size,
        acknowledged: ids.size,
        everywhere: [...known].filter(isEverywhere).length,
        lost: [...known].filter(isMissing).length + unanswered(),
        doubled: known.size - ids.size + copiesIn(desk, known),
        refused: [...refusals.values()],
        delays: [...ids].flatMap(([key, [id = '']]) => delayOf(key, id)).sort((a, b) => a - b),
      }
    },
  }

  /** The same words under another id; what people in the room write of their own is none. */
  function copiesIn(desk: ContributionView[], known: Set<string>): number {
    const wordsOf = ({ threadId, text }: ContributionView) => `${threadId} ${text}`
    const ours = new Set(desk.filter(({ id }) => known.has(id)).map(wordsOf))
    return desk.filter((contribution) => !known.has(contribution.id) && ours.has(wordsOf(contribution)))
      .length
  }

  function unanswered(): number {
    return [...sentAt.keys()].filter((key) => !ids.has(key) && !refusals.has(key)).length
  }

  function delayOf(key: string, id: string): number[] {
    const began = sentAt.get(key)
    const last = Math.max(...(arrivals.get(id)?.values() ?? []))
    return began !== undefined && isEverywhere(id) ? [last - began] : []
  }
}

/** Of sorted numbers; 0 where there are none. */
export const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
