import { ownText } from '$lib/own-text.ts'
import type { PageServerLoad } from './$types'

/** As many as one takes in; the calendar has the rest. */
const listed = 4

export const load: PageServerLoad = async ({ locals: { core, actor, locale } }) => {
  const meetings = await core.meetings.list(actor)
  const now = Date.now()
  const { texts } = await core.administration.house()
  const own = ownText(texts, 'home', locale)
  return {
    // In another language than the page's it would not be understood: there the built-in words stand.
    own: own?.lang ? null : (own?.text ?? null),
    underWay: meetings.filter(({ state }) => state === 'open'),
    coming: meetings.filter(({ state, endsAt }) => state === 'announced' && endsAt > now).slice(0, listed),
    threads: await core.threads.list(actor),
  }
}
