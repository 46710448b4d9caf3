import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { letIn } from '$lib/letIn.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { secret } }) => ({
  invitation: await core.people.readInvitation(secret),
  name: actor.account?.name ?? null,
})

export const actions: Actions = {
  default: acting(async (event, { name = '', email = '', password = '' }) => {
    const { core, actor } = event.locals
    const { accountId, meetingId } = await core.people.acceptInvitation(actor, {
      secret: event.params.secret,
      ...(!actor.account && { newcomer: { name, email, password } }),
    })
    if (!actor.account) await letIn(event, accountId, 'password')
    redirect(303, `/m/${meetingId}/lead`)
  }),
}
