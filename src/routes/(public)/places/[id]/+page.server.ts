import { followActions, followingOn } from '$lib/following/actions.ts'
import { seriesPage } from '$lib/following/series.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  ...(await seriesPage(event, { kind: 'place', target: event.params.id })),
  following: await followingOn(event, 'place', event.params.id),
})

export const actions: Actions = followActions('place')
