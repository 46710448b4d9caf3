import { redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'
import { pathHere, withNext } from '$lib/letIn.ts'
import { isRefusal } from '../../../../../server/refusal.ts'
import type { RequestHandler } from './$types'

/** A link, not a form: the page's policy lets no form lead to another site. */
export const GET: RequestHandler = async (event) => {
  const { core, door } = event.locals
  const next = pathHere(event.url.searchParams.get('next'))
  if (!door.provider) redirect(303, withNext('/login', next))
  const device = event.locals.device ?? door.newDevice()
  const errand = await core.accounts.beginErrand({ asker: door.askerOf(device), next })
  const way = await door.provider.wayTo(errand).catch((error: unknown) => {
    if (isRefusal(error)) return null
    throw error
  })
  if (!way) redirect(303, withNext('/login?why=provider_down', next))
  keepDevice(event, door.remember(device))
  redirect(303, way.href)
}
