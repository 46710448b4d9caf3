import { redirect } from '@sveltejs/kit'
import { isRefusal } from '../../../../../../server/refusal.ts'
import type { PageServerLoad } from './$types'

/** For screens with a grant of this meeting, and for who leads it; everybody else is asked for a code. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { core, actor, publicOrigin } = locals
  const page = await core.meetings.read(actor, params.id).catch((error: unknown) => {
    if (isRefusal(error)) return null
    throw error
  })
  if (!page?.roles.wall && !page?.roles.leads) redirect(303, '/wall')
  return { meetingId: page.meeting.id, title: page.meeting.title, origin: publicOrigin }
}
