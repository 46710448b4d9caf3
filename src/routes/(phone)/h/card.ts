import { type RequestEvent, redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'

/** What stands on the card, for this device to be asked about. Wrong codes count for the address. */
export async function offerOn(event: RequestEvent, code: string) {
  const { core, door, actor } = event.locals
  const look = () => core.hats.readOffer(actor, { code })
  return { code, ...(await door.limits.guessing(event.getClientAddress(), look)) }
}

/** Uses the card on this device, which may be new here, and goes to the meeting's bare address. */
export async function putOnBy(event: RequestEvent, code: string): Promise<never> {
  const { core, door, device } = event.locals
  const isSecure = event.url.protocol === 'https:'
  const spelled = door.remember(device ?? door.newDevice())
  const { actor } = await door.ask({ cookies: { [door.cookieNames(isSecure).device]: spelled }, isSecure })
  const use = () => core.hats.putOn(actor, { code })
  const { meetingId } = await door.limits.guessing(event.getClientAddress(), use)
  keepDevice(event, spelled)
  redirect(303, `/m/${meetingId}/now`)
}
