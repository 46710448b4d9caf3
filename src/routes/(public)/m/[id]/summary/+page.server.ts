import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor, publicOrigin }, params: { id } }) => {
  const { meeting, roles, mayReadWords } = await loading(core.meetings.read(actor, id))
  const isHeld = meeting.state === 'open' || meeting.state === 'closed'
  return {
    ...{ meeting, roles, origin: publicOrigin, isHeld },
    answers: mayReadWords ? await core.answers.list(actor, { meetingId: id }) : null,
    counts: await core.meetings.count(actor, id),
    summary: mayReadWords && isHeld ? await core.meetings.summary(actor, id) : null,
    own: await core.contributions.own(actor, id),
  }
}
