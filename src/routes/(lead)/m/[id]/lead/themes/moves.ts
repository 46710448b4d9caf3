/** What is sent to move contributions, and to move them back: only what an act has changed, so that what others did stays. */
export interface Move {
  contributionIds: string[]
  outOfId?: string
  intoId?: string
}

/** The themes that each contribution is in, before and after. */
export type Change = { id: string; before: readonly string[]; after: readonly string[] }

/** Out first: what stands alone would take away what has just been gathered. */
export function movesFor(changes: Change[]): Move[] {
  const out = by(changes, ({ before, after }) => before.filter((theme) => !after.includes(theme)))
  const into = by(changes, ({ before, after }) => after.filter((theme) => !before.includes(theme)))
  return [
    ...[...out].map(([outOfId, contributionIds]) => ({ contributionIds, outOfId })),
    ...[...into].map(([intoId, contributionIds]) => ({ contributionIds, intoId })),
  ]
}

export const movesBack = (changes: Change[]): Move[] =>
  movesFor(changes.map(({ id, before, after }) => ({ id, before: after, after: before })))

function by(changes: Change[], themesOf: (change: Change) => string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const change of changes)
    for (const theme of themesOf(change)) {
      const ids = found.get(theme)
      if (ids) ids.push(change.id)
      else found.set(theme, [change.id])
    }
  return found
}
