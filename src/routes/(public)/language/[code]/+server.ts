import { error, json } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** The words of a further language. The address ends with their version, so they may be kept for good. */
export const GET: RequestHandler = ({ params: { code }, locals: { languages }, url }) => {
  const further = languages.get(code)
  if (!further) error(404)
  const isThisVersion = url.search === `?${further.version}`
  const kept = isThisVersion ? 'public, max-age=31536000, immutable' : 'no-cache'
  return json(further.words, { headers: { 'cache-control': kept } })
}
