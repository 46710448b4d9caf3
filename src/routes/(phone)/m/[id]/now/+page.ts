import { laterParts } from './parts.ts'
import type { PageLoad } from './$types'

/**
 * Who comes to write for the first time gets the field first, and the rest when it works. Where the rest is what the page
 * shows, the script waits for it: nothing that stands there, or is being typed there, is drawn anew.
 */
export const load: PageLoad = async ({ data }) => {
  const isFieldEnough = data.mine.length === 0 && data.meeting.state === 'open' && data.writingTo !== null
  return { ...data, parts: isFieldEnough && !import.meta.env.SSR ? null : await laterParts() }
}
