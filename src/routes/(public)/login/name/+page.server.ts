import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { homeOf, letIn, pathHere } from '$lib/letIn.ts'
import type { Actions, PageServerLoad } from './$types'

/** Of somebody whom the provider vouches for, and who has no account yet. */
export const load: PageServerLoad = async ({ locals: { core, door, device } }) => {
  const arrival = await core.accounts.readArrival(device && door.askerOf(device))
  if (!arrival) redirect(303, '/login')
  return arrival
}

export const actions: Actions = {
  default: acting(async (event, { name }) => {
    const { core, door, device } = event.locals
    const { accountId, next } = await core.accounts.nameArrival(device && door.askerOf(device), { name })
    await letIn(event, accountId, 'provider')
    redirect(303, pathHere(next) ?? (await homeOf(event, accountId)))
  }),
}
