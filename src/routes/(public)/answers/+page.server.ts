import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => {
  const meetingId = url.searchParams.get('meeting')
  return { ...(await loading(core.answers.list(actor, { meetingId }))), meetingId }
}
