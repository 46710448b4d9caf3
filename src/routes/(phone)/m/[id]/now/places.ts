/** The three places of the phone, each an anchor of the one page: links reach them without a script as well. */
export const places = ['write', 'wall', 'agenda'] as const
export type Place = (typeof places)[number]

export const placeNamed = (hash: string): Place => places.find((place) => hash === `#${place}`) ?? 'write'
