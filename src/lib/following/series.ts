import type { RequestEvent } from '@sveltejs/kit'
import type { SeriesInput } from '../contract/inputs/following.ts'
import { loading } from '../loading.ts'

/** Of a place or a person: what is to come, soonest first, and what was held, latest first. */
export async function seriesPage({ locals: { core } }: Pick<RequestEvent, 'locals'>, series: SeriesInput) {
  const { name, meetings } = await loading(core.following.series(series))
  const now = Date.now()
  const isComing = ({ state, endsAt }: (typeof meetings)[number]) =>
    state === 'open' || (state === 'announced' && endsAt > now)
  return {
    name,
    coming: meetings.filter(isComing),
    over: meetings.filter((meeting) => !isComing(meeting)).reverse(),
  }
}
