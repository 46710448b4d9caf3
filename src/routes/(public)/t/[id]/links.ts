/** To one contribution or answer, on whichever page it is. */
export const linkAt = (url: URL, id: string): string =>
  `${linkWith(url, { reply: null, from: null, at: id })}#c-${id}`

/** This page's address with some of its questions changed; null takes one away. Forms name their action before the rest. */
export function linkWith(url: URL, changes: Record<string, string | null>, action = ''): string {
  // Fresh for each link; nobody watches it.
  const asked = Object.fromEntries(
    ['order', 'seed', 'from', 'at', 'all', 'reply'].map((name) => [
      name,
      changes[name] ?? (name in changes ? null : url.searchParams.get(name)),
    ]),
  )
  const rest = Object.entries(asked).flatMap(([name, value]) =>
    value ? `${name}=${encodeURIComponent(value)}` : [],
  )
  const query = [...(action ? [`/${action}`] : []), ...rest].join('&')
  return url.pathname + (query && `?${query}`)
}
