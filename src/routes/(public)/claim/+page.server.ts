import { redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'
import { answering, fields } from '$lib/forms.ts'
import type { Actions } from './$types'

/** Wrong codes count for the address. What was typed goes back to nobody's page but one's own. */
export const actions: Actions = {
  look: async ({ locals: { core, door }, request, getClientAddress }) => {
    const { code = '' } = await fields(request)
    const look = () => core.people.readClaim({ code })
    return answering({ code }, async () => ({
      claimed: await door.limits.guessing(getClientAddress(), look),
      code,
    }))
  },
  take: async (event) => {
    const { code = '', next = '' } = await fields(event.request)
    const { core, door, device } = event.locals
    const spelled = door.remember(device ?? door.newDevice())
    const isSecure = event.url.protocol === 'https:'
    const { actor } = await door.ask({ cookies: { [door.cookieNames(isSecure).device]: spelled }, isSecure })
    return answering({}, async () => {
      const take = () => core.people.takeClaim(actor, { code })
      const { meetingId } = await door.limits.guessing(event.getClientAddress(), take)
      keepDevice(event, spelled)
      redirect(303, /^[0-9a-z]{26}$/.test(next) ? `/t/${next}` : `/m/${meetingId}`)
    })
  },
}
