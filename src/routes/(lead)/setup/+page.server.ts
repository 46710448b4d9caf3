import { redirect } from '@sveltejs/kit'
import { answering, fields } from '$lib/forms.ts'
import { letIn } from '../letIn.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const secret = url.searchParams.get('secret') ?? ''
  return { secret, works: await locals.core.accounts.isSetUpLink(secret) }
}

export const actions: Actions = {
  default: async (event) => {
    const typed = await fields(event.request)
    return answering(typed, async () => {
      const { accountId } = await event.locals.core.accounts.setUp(typed)
      await letIn(event, accountId)
      redirect(303, '/meetings/new')
    })
  },
}
