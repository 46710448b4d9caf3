import { redirect } from '@sveltejs/kit'
import { answering, fields } from '$lib/forms.ts'
import { letIn, pathHere } from '../letIn.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => {
  const next = pathHere(url.searchParams.get('next'))
  if (locals.actor.account) redirect(303, next)
}

export const actions: Actions = {
  default: async (event) => {
    const typed = await fields(event.request)
    return answering(typed, async () => {
      const { core, door } = event.locals
      const check = () => core.accounts.checkPassword(typed)
      const { accountId } = await door.limits.loggingIn(typed.email ?? '', check)
      await letIn(event, accountId)
      redirect(303, pathHere(event.url.searchParams.get('next')))
    })
  },
}
