import { ownText } from '$lib/own-text.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, locale } }) => {
  const { texts } = await core.administration.house()
  return { own: ownText(texts, 'was', locale) }
}
