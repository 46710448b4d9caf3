import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { homeOf, letIn, pathHere, withNext } from '$lib/letIn.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor } = event.locals
  const next = pathHere(event.url.searchParams.get('next'))
  if (actor.account) redirect(303, next ?? (await homeOf(event, actor.account.id)))
  return { otherwise: withNext('/login', next) }
}

export const actions: Actions = {
  default: acting(async (event, typed) => {
    const { core, door, device } = event.locals
    const attempt = { device, email: typed.email ?? '', address: event.getClientAddress() }
    const { accountId } = await door.checking(attempt, () => core.accounts.checkPassword(typed))
    await letIn(event, accountId, 'password')
    redirect(303, pathHere(event.url.searchParams.get('next')) ?? (await homeOf(event, accountId)))
  }),
}
