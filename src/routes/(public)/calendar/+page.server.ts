import { yearOf } from '$lib/when.ts'
import type { PageServerLoad } from './$types'

/** All that is to come, and what was held, a year at a time. */
export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => {
  const meetings = await core.meetings.list(actor)
  const now = Date.now()
  const isOver = ({ state, endsAt }: (typeof meetings)[number]) =>
    state === 'closed' || (state !== 'open' && endsAt <= now)
  const over = meetings.filter(isOver).reverse()
  const years = [...new Set(over.map(({ startsAt }) => yearOf(startsAt)))]
  const asked = url.searchParams.get('year')
  const year = years.find((one) => one === asked) ?? years[0] ?? yearOf(now)
  return {
    coming: meetings.filter((meeting) => !isOver(meeting)),
    over: over.filter(({ startsAt }) => yearOf(startsAt) === year),
    year,
    years,
  }
}
