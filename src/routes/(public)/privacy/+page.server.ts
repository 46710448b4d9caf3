import { ownText } from '$lib/own-text.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, locale } }) => {
  const { forgetAfterMonths, texts } = await core.administration.house()
  return { forgetAfterMonths, own: ownText(texts, 'privacy', locale) }
}
