/** Where the new begins among what stands oldest first: before the first of those after which all are new; null for nowhere. */
export function newFrom(posts: { id: string }[], fresh: ReadonlySet<string>): string | null {
  const lastKnown = posts.findLastIndex(({ id }) => !fresh.has(id))
  // A page that is new from its first word begins somewhere in the middle.
  return lastKnown === -1 ? null : (posts[lastKnown + 1]?.id ?? null)
}
