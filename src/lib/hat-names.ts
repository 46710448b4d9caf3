/** What the municipality calls hats, where it calls them otherwise than the house. It is the same for everybody. */
import { spoken } from './further.ts'
import { getLocale } from './paraglide/runtime.js'

type Find = () => Record<string, string> | undefined

/** In the browser the page brings them. */
let find: Find = () =>
  // Written by the server of the page itself.
  JSON.parse(globalThis.document?.documentElement.dataset.hats ?? '{}') as Record<string, string>

/** For the server, where there is no page yet. */
export function hatsCalledBy(known: Find): void {
  find = known
}

/** Null where the built-in name stands. Whoever reads a further language is told the Danish one. */
export const ownHatName = (kind: string): string | null =>
  find()?.[`${kind}_${spoken() ? 'da' : getLocale()}`] || null
