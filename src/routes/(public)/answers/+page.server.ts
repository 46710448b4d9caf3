import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => {
  const meetingId = url.searchParams.get('meeting')
  const asked = {
    meetingId,
    waitingFrom: url.searchParams.get('waiting') ?? undefined,
    answeredFrom: url.searchParams.get('answered') ?? undefined,
  }
  return { ...(await loading(core.answers.list(actor, asked))), meetingId }
}
