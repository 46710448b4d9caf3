import { redirect } from '@sveltejs/kit'
import { loading } from '$lib/loading.ts'
import { deskPicture } from '../deskPicture.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, url }) => {
  const { meeting } = await loading(core.meetings.readDesk(actor, id))
  if (meeting.state === 'draft') redirect(303, `/m/${id}/plan`)
  return {
    meeting,
    seeds: await deskPicture(core, actor, id),
    /** The question to begin with; by default the one on the wall. */
    asked: url.searchParams.get('thread'),
    loadedAt: Date.now(),
  }
}
