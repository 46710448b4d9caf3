/** A place is known by what it is called: nobody keeps a list of them. */

/** What is called alike is the same place: capitals, spaces and full stops make none another. */
export const placeTarget = (place: string): string =>
  place
    .normalize('NFC')
    .toLocaleLowerCase('da')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** In the address of its page, which reads as `placeTarget` does; null for what is no name of any place. */
export const placePath = (place: string): string | null => {
  const target = placeTarget(place)
  return target === '' ? null : `/places/${encodeURIComponent(target.replaceAll(' ', '-'))}`
}
