/** The speakers' list under a finger: while somebody is at it, those who stand there stay where they stand. */

/** @param lying as it was drawn when somebody came to it; `null` while nobody is there. */
export function heldStill<T extends { id: string }>(
  inOrder: readonly T[],
  lying: readonly string[] | null,
): T[] {
  if (lying === null) return [...inOrder]
  const place = new Map(lying.map((id, i) => [id, i]))
  const known = inOrder.filter(({ id }) => place.has(id))
  const late = inOrder.filter(({ id }) => !place.has(id))
  return [...known.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)), ...late]
}
