import type { PageServerLoad } from './$types'

/** As many as one takes in; the calendar has the rest. */
const listed = 4

export const load: PageServerLoad = async ({ locals: { core, actor } }) => {
  const meetings = await core.meetings.list(actor)
  const now = Date.now()
  return {
    underWay: meetings.filter(({ state }) => state === 'open'),
    coming: meetings.filter(({ state, endsAt }) => state === 'announced' && endsAt > now).slice(0, listed),
    threads: await core.threads.list(actor),
  }
}
