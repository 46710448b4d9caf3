import type { RequestEvent } from '@sveltejs/kit'
import { cookieSeconds } from '../../../server/auth/door.ts'

/** Begins a login for this browser. */
export async function letIn(
  { locals: { door }, cookies, url }: Pick<RequestEvent, 'locals' | 'cookies' | 'url'>,
  accountId: string,
): Promise<void> {
  const isSecure = url.protocol === 'https:'
  cookies.set(door.cookieNames(isSecure).login, await door.logins.begin(accountId), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: cookieSeconds,
  })
}

/** Where to go after the login: a path on this site, whatever a link asked for. */
export function pathHere(wished: string | null | undefined, otherwise = '/meetings'): string {
  const here = 'http://here.invalid'
  if (!wished?.startsWith('/')) return otherwise
  const url = URL.parse(wished, here)
  return url?.origin === here ? url.pathname + url.search : otherwise
}
