import { redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'
import { acting } from '$lib/forms.ts'
import { homeOf, pathHere, withNext } from '$lib/letIn.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor, door } = event.locals
  const next = pathHere(event.url.searchParams.get('next'))
  if (actor.account) redirect(303, next ?? (await homeOf(event, actor.account.id)))
  return { next, provider: door.provider?.name ?? null, why: event.url.searchParams.get('why') }
}

export const actions: Actions = {
  /** The same for everybody: whether the address is known, and whether a mail was sent, nobody is told. */
  default: acting(async (event, { email = '' }) => {
    const { core, door, locale: language, ownOrigin: origin } = event.locals
    const device = event.locals.device ?? door.newDevice()
    const next = pathHere(event.url.searchParams.get('next'))
    const asked = { asker: door.askerOf(device), language, origin, next }
    if (await door.mayAsk({ device, email, address: event.getClientAddress() }))
      await core.accounts.askForLink(asked, { email })
    keepDevice(event, door.remember(device))
    redirect(303, withNext('/login/code', next))
  }),
}
