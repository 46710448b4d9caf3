import { answering } from '$lib/forms.ts'
import { neighbourhood } from '../../../../../server/auth/neighbourhood.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core }, params: { key } }) => ({
  works: await core.day.isReachable(key),
})

/** Opening it marks nothing: what previews a link for somebody is no phone in the hall. */
export const actions: Actions = {
  default: ({ locals: { core }, params: { key }, getClientAddress }) =>
    answering({}, () => core.day.reached({ key, network: neighbourhood(getClientAddress()) })),
}
