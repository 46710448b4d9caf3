import type { Cookies } from '@sveltejs/kit'
import { cookieSeconds } from '../../server/auth/door.ts'

interface Event {
  cookies: Cookies
  locals: App.Locals
  url: URL
}

/** Keeps a device on this browser, spelled as the door spells it. */
export function keepDevice({ cookies, locals: { door }, url }: Event, spelled: string): void {
  const isSecure = url.protocol === 'https:'
  cookies.set(door.cookieNames(isSecure).device, spelled, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: cookieSeconds,
  })
}
