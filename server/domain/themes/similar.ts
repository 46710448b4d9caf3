/** Which contributions use the same words. It suggests, and gathers nothing by itself. */
import { stemsOf } from '../search/stems.ts'

/** How much two must have in common to be worth a look: of 1, where 1 is the same words. */
const worthALook = 0.1
const most = 8

interface Said {
  id: string
  text: string
}

/** The others that come nearest to one, nearest first. Weighed by how rare their common words are among all of these. */
export function similarTo(one: Said, all: readonly Said[]): string[] {
  const stems = new Map(all.map(({ id, text }) => [id, stemsOf(text)]))
  const own = stems.get(one.id) ?? stemsOf(one.text)
  const weigh = weigher([...stems.values()])
  return all
    .filter(({ id }) => id !== one.id)
    .map(({ id }) => ({ id, likeness: likeness(own, stems.get(id) ?? new Set(), weigh) }))
    .filter((other) => other.likeness >= worthALook)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id)
}

type Weigh = (stem: string) => number

/** The rarer the heavier; what stands in half of them weighs nearly nothing (inverse document frequency). */
function weigher(all: Set<string>[]): Weigh {
  const count = new Map<string, number>()
  for (const stems of all) for (const stem of stems) count.set(stem, (count.get(stem) ?? 0) + 1)
  return (stem) => Math.log(1 + all.length / (1 + (count.get(stem) ?? 0)))
}

/** Cosine of the two weighed sets. */
function likeness(a: Set<string>, b: Set<string>, weigh: Weigh): number {
  const square = (stems: Iterable<string>) => {
    let sum = 0
    for (const stem of stems) sum += weigh(stem) ** 2
    return sum
  }
  const common = square([...a].filter((stem) => b.has(stem)))
  return common === 0 ? 0 : common / Math.sqrt(square(a) * square(b))
}
