import { redirect } from '@sveltejs/kit'
import { answering, fields } from '$lib/forms.ts'
import { letIn } from '../letIn.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => {
  const secret = url.searchParams.get('secret') ?? ''
  return {
    secret,
    works: await core.accounts.isSetUpLink(secret),
    mayChange: actor.account?.role === 'administrator',
  }
}

export const actions: Actions = {
  begin: async (event) => {
    const typed = await fields(event.request)
    return answering(typed, async () => {
      const { accountId } = await event.locals.core.accounts.setUp(typed)
      await letIn(event, accountId)
      redirect(303, '/meetings/new')
    })
  },
  change: async ({ locals: { core, actor }, request }) => {
    const typed = await fields(request)
    return answering(typed, async () => {
      await core.accounts.changeMunicipality(actor, typed)
      redirect(303, '/was')
    })
  },
}
