/** When each post was sent, acknowledged, and on each phone. */
import type { ContributionView } from '../../src/lib/contract/wire/contributions.ts'
import type { Delivery } from './place.ts'

export interface Ledger {
  textOf(post: number): string
  sent(post: number): void
  acknowledged(post: number): void
  arrived(phone: number, contributions: Pick<ContributionView, 'id' | 'text'>[]): void
  isComplete(): boolean
  delivery(): Delivery
}

const keptOfEach = 5000

export function createLedger(phones: number, posts: number): Ledger {
  const sentAt = new Float64Array(posts)
  const acknowledgedAt = new Float64Array(posts)
  /** By post, then phone; 0 while it has not come. */
  const arrivedAt = new Float64Array(posts * phones)
  const ids = new Map<number, string>()
  const doubled = new Set<number>()
  let arrivals = 0

  return {
    textOf: (post) =>
      `Bidrag ${post}: Der mangler en bænk i læ ved stoppestedet, og om vinteren er der for mørkt til at læse planen.`,
    sent: (post) => void (sentAt[post] = performance.now()),
    acknowledged: (post) => void (acknowledgedAt[post] = performance.now()),
    arrived(phone, contributions) {
      const at = performance.now()
      for (const { id, text } of contributions) {
        const post = Number(/^Bidrag (\d+):/.exec(text)?.[1] ?? -1)
        if (post < 0 || post >= posts) continue
        if ((ids.get(post) ?? id) !== id) doubled.add(post)
        ids.set(post, id)
        if (arrivedAt[post * phones + phone]) continue
        arrivedAt[post * phones + phone] = at
        arrivals++
      }
    },
    isComplete: () => arrivals === posts * phones,
    delivery() {
      const delays = Array.from(arrivedAt, (at, i) => at && at - (sentAt[Math.floor(i / phones)] ?? 0))
      const last = (post: number) => Math.max(...delays.slice(post * phones, (post + 1) * phones))
      const all = sorted(delays.filter((delay) => delay > 0))
      return {
        posts,
        acknowledged: acknowledgedAt.filter((at) => at > 0).length,
        lost: posts * phones - arrivals,
        doubled: doubled.size,
        toAcknowledgement: sorted(
          Array.from(acknowledgedAt, (at, i) => at && at - (sentAt[i] ?? 0)).filter(Boolean),
        ),
        toEachPhone: all.filter((_, i) => i % Math.ceil(all.length / keptOfEach) === 0),
        toAllPhones: sorted(Array.from({ length: posts }, (_, post) => last(post))),
      }
    },
  }
}

const sorted = (numbers: number[]): number[] => numbers.sort((a, b) => a - b)
