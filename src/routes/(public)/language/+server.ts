import { redirect } from '@sveltejs/kit'
import { fields } from '$lib/forms.ts'
import { keepDevice } from '$lib/device-cookie.ts'
import { isLocale } from '$lib/paraglide/runtime.js'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async (event) => {
  const { locale = '', next } = await fields(event.request)
  const { core, actor, door, device, languages } = event.locals
  // A further language is one of phones: letters and the other pages go on in the account's own.
  if (actor.account && isLocale(locale)) await core.accounts.chooseLanguage(actor, { language: locale })
  if (isLocale(locale) || languages.has(locale)) keepDevice(event, door.speaking(device, locale))
  redirect(303, ownPath(next ?? '', event.url))
}

/** A form from elsewhere must not send anybody away from here. */
function ownPath(next: string, { origin }: URL): string {
  const target = URL.parse(next, origin)
  return target?.origin === origin ? target.pathname + target.search : '/'
}
