import { redirect } from '@sveltejs/kit'
import { answering } from '$lib/forms.ts'
import { letIn, pathHere } from '../../letIn.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) =>
    answering({}, async () => {
      const { accountId } = await event.locals.core.accounts.useLogin(event.params.secret)
      await letIn(event, accountId)
      redirect(303, pathHere(event.url.searchParams.get('next')))
    }),
}
