import { type ActionFailure, type RequestEvent, redirect } from '@sveltejs/kit'
import { keepDevice } from './device-cookie.ts'
import { type Refused, answering, fields } from './forms.ts'

/** Exchanges a typed code for what the desk makes of this device, and goes where nothing secret stands in the address. */
export async function exchanging(event: RequestEvent): Promise<ActionFailure<Refused>> {
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
  const { meetingId, table } = granted
  redirect(303, table === null ? `/m/${meetingId}/wall` : `/m/${meetingId}/table/${table}`)
}
