import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { homeOf, letInByMail, pathHere, withNext } from '$lib/letIn.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor } = event.locals
  const next = pathHere(event.url.searchParams.get('next'))
  // Its link was opened in another tab.
  if (actor.account) redirect(303, next ?? (await homeOf(event, actor.account.id)))
  return { again: withNext('/login', next) }
}

export const actions: Actions = {
  default: acting(async (event, { code, name }) => {
    const { core, door, device } = event.locals
    const asker = device && door.askerOf(device)
    redirect(303, await letInByMail(event, await core.accounts.useLoginCode(asker, { code, name })))
  }),
}
