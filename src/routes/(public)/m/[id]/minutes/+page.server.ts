import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

/** The words in their form: for whoever may read them, and nobody else. */
export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id } }) => ({
  summary: await loading(core.meetings.summary(actor, id)),
})
