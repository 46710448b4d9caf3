import { type RequestEvent, redirect } from '@sveltejs/kit'
import { cookieSeconds } from '../../../../server/auth/door.ts'

/** Lets this device in and sends it to the meeting's bare address: no secret stays where it can be photographed. */
export async function joinBy(
  event: Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'getClientAddress'>,
  code: string,
): Promise<never> {
  const { door, device } = event.locals
  const isSecure = event.url.protocol === 'https:'
  const admitted = await door.join({ device, input: { code }, address: event.getClientAddress() })
  event.cookies.set(door.cookieNames(isSecure).device, admitted.cookie, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: cookieSeconds,
  })
  redirect(303, `/m/${admitted.meetingId}/now`)
}
