import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => {
  const asked = (name: string) => url.searchParams.get(name) || null
  const find = { act: asked('act'), meetingId: asked('meeting'), before: asked('before') }
  const log = await loading(core.administration.log(actor, find))
  const meetings = await core.meetings.list(actor)
  return { ...log, find, meetings: meetings.map(({ id, title, startsAt }) => ({ id, title, startsAt })) }
}
