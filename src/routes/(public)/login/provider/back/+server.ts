import { redirect } from '@sveltejs/kit'
import { homeOf, letIn, pathHere, withNext } from '$lib/letIn.ts'
import { isRefusal } from '../../../../../../server/refusal.ts'
import type { RequestEvent, RequestHandler } from './$types'

/** Somebody comes back from the provider. Whatever the address says, it leads on at once, and can be used once. */
export const GET: RequestHandler = async (event) => {
  const to = await ledOn(event).catch((error: unknown) => {
    if (isRefusal(error)) return `/login?why=${error.reason}`
    throw error
  })
  redirect(303, to)
}

async function ledOn(event: RequestEvent): Promise<string> {
  const { core, door, device, actor } = event.locals
  if (!door.provider || !device) return '/login?why=errand_over'
  const asker = door.askerOf(device)
  const state = event.url.searchParams.get('state') ?? ''
  const { nonce, verifier, next } = await core.accounts.endErrand({ asker, state })
  const came = await door.provider.whoCame({ state, nonce, verifier }, event.url.search)
  if (!came) return withNext('/login?why=cancelled', next)
  const arrived = await core.accounts.arrive({ asker, next }, came)
  if (arrived.is === 'asks_name') return '/login/name'
  if (arrived.is === 'asks_owner') {
    // Who is logged in to that very account has said so already.
    if (actor.account) await core.accounts.tieArrival(asker, actor.account.id)
    return withNext('/login?why=owner', next)
  }
  await letIn(event, arrived.accountId, 'provider')
  return pathHere(next) ?? homeOf(event, arrived.accountId)
}
