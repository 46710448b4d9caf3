/** The lists that a picture of a meeting is made of: what the feed calls one of each, and what the wire calls the list. */
export const listOf = {
  contribution: 'contributions',
  thread: 'threads',
  agenda: 'agenda',
  speaker: 'speakers',
  theme: 'themes',
  stand: 'stands',
  promise: 'promises',
  call: 'calls',
  hat: 'hats',
  report: 'reports',
  proposal: 'proposals',
} as const

export type ListedKind = keyof typeof listOf
export type ListName = (typeof listOf)[ListedKind]

export const listNames: readonly ListName[] = Object.values(listOf)

/** One of something for each list. */
export const forEachList = <T>(make: () => T) =>
  // Object.fromEntries forgets the names that it was given.
  Object.fromEntries(listNames.map((name) => [name, make()])) as Record<ListName, T>
