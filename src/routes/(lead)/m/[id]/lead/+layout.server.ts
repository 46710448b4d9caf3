import { loading } from '$lib/loading.ts'
import type { LayoutServerLoad } from './$types'

/** What is on no feed: codes, screens, who leads. Asked again every few seconds, and so apart from the words of an evening. */
export const load: LayoutServerLoad = async ({ locals: { core, actor }, params: { id }, depends }) => {
  depends('desk:screens')
  return loading(core.meetings.readDesk(actor, id))
}
