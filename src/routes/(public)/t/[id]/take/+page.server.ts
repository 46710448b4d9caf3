import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id } }) => {
  const proposable = await loading(core.proposals.proposable(actor, id))
  if (proposable.thread.id !== id) redirect(308, `/t/${proposable.thread.id}/take`)
  return proposable
}

export const actions: Actions = {
  default: acting(async ({ locals, params: { id = '' } }, { meetingId, why }) => {
    const { core, actor, ownOrigin: origin } = locals
    await core.proposals.propose(actor, { threadId: id, meetingId, why, origin })
    redirect(303, `/t/${id}#proposals`)
  }),
}
