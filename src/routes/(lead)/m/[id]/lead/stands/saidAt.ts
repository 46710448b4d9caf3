import type { ContributionView } from '$lib/contract/wire/contributions.ts'

export interface Said {
  count: number
  /** Epoch ms. */
  last: number
}

/** How much came from each stand, and when the last of it did; replies and what waits as well. */
export function saidAt(contributions: Iterable<ContributionView>): Map<string, Said> {
  const said = new Map<string, Said>()
  for (const { standId, createdAt, state } of contributions) {
    if (!standId || state === 'withdrawn' || state === 'erased') continue
    const { count = 0, last = 0 } = said.get(standId) ?? {}
    said.set(standId, { count: count + 1, last: Math.max(last, createdAt) })
  }
  return said
}
