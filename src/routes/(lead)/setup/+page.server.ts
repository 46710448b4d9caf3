import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { hasRole } from '../../../../server/domain/people/actor.ts'
import { letIn } from '$lib/letIn.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => {
  const secret = url.searchParams.get('secret') ?? ''
  return {
    secret,
    works: await core.accounts.isSetUpLink(secret),
    mayChange: hasRole(actor, 'administrator'),
  }
}

export const actions: Actions = {
  begin: acting(async (event, typed) => {
    const { accountId } = await event.locals.core.accounts.setUp(typed)
    await letIn(event, accountId, 'password')
    redirect(303, '/meetings/new')
  }),
  change: acting(async ({ locals: { core, actor } }, typed) => {
    await core.accounts.changeMunicipality(actor, typed)
    redirect(303, '/was')
  }),
}
