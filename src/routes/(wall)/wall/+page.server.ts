import { redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'
import { answering, fields } from '$lib/forms.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  /** Exchanges the code for a grant on this device, and goes where nothing secret stands in the address. */
  default: async (event) => {
    const { locals, request, url } = event
    const { core, door } = locals
    const typed = await fields(request)
    const spelled = door.remember(locals.device ?? door.newDevice())
    const isSecure = url.protocol === 'https:'
    const { actor } = await door.ask({ cookies: { [door.cookieNames(isSecure).device]: spelled }, isSecure })
    const granted = await answering(typed, () =>
      door.limits.guessing(event.getClientAddress(), () => core.people.exchangeGrant(actor, typed)),
    )
    if (!('meetingId' in granted)) return granted
    keepDevice(event, spelled)
    redirect(303, `/m/${granted.meetingId}/wall`)
  },
}
