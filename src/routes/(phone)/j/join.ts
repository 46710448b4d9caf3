import { type RequestEvent, redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'

/** Lets this device in and sends it to the meeting's bare address: no secret stays where it can be photographed. */
export async function joinBy(event: RequestEvent, code: string): Promise<never> {
  const { door, device } = event.locals
  const address = event.getClientAddress()
  const { meetingId, cookie } = await door.join({ device, input: { code }, address })
  keepDevice(event, cookie)
  redirect(303, `/m/${meetingId}/now`)
}
