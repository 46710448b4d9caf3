import { followActions, followingOn } from '$lib/following/actions.ts'
import { seriesPage } from '$lib/following/series.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  ...(await seriesPage(event, { kind: 'facilitator', target: event.params.id })),
  following: await followingOn(event, 'facilitator', event.params.id),
})

export const actions: Actions = followActions('facilitator')
