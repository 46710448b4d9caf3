import { redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'
import { acting } from '$lib/forms.ts'
import { letIn, pathHere } from '../letIn.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => {
  const next = pathHere(url.searchParams.get('next'))
  if (locals.actor.account) redirect(303, next)
}

export const actions: Actions = {
  default: acting(async (event, typed) => {
    const { core, door, device } = event.locals
    const attempt = { device, email: typed.email ?? '', address: event.getClientAddress() }
    const { checked, cookie } = await door.logIn(attempt, () => core.accounts.checkPassword(typed))
    keepDevice(event, cookie)
    await letIn(event, checked.accountId)
    redirect(303, pathHere(event.url.searchParams.get('next')))
  }),
}
