import type { RequestEvent } from '@sveltejs/kit'
import { cookieSeconds } from '../../server/auth/door.ts'
import type { LoginWay } from './contract/words.ts'
import { keepDevice } from './device-cookie.ts'

type Event = Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'request'>

/** Begins a login for this browser, which is known to the account from now on. Answers as `door.letIn` does. */
export async function letIn(
  event: Event,
  accountId: string,
  way: LoginWay,
): Promise<{ isPasswordEnded: boolean }> {
  const { locals, cookies, url, request } = event
  const { door, device, locale: language, loginId, ownOrigin: origin } = locals
  const userAgent = request.headers.get('user-agent')
  const { token, cookie, isPasswordEnded } = await door.letIn({
    accountId,
    device,
    way,
    userAgent,
    language,
    origin,
  })
  // One browser has one: what it came with before is nobody's any more.
  if (loginId) await door.logins.drop(loginId)
  const isSecure = url.protocol === 'https:'
  keepDevice(event, cookie)
  cookies.set(door.cookieNames(isSecure).login, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: cookieSeconds,
  })
  return { isPasswordEnded }
}

/** As `letIn` for who came by mail, and where to go then: where they wished, unless there is something to be told first. */
export async function letInByMail(
  event: Event,
  { accountId, way, next }: { accountId: string; way: LoginWay; next: string | null },
): Promise<string> {
  const { isPasswordEnded } = await letIn(event, accountId, way)
  if (isPasswordEnded) return '/me/password?done=ended'
  return pathHere(next) ?? (await homeOf(event, accountId))
}

/** Where somebody goes who did not say: to their meetings, if they lead any, else to their own page. */
export const homeOf = async ({ locals: { core } }: Pick<RequestEvent, 'locals'>, accountId: string) =>
  (await core.accounts.hasDesk(accountId)) ? '/meetings' : '/me'

/** Where to go after the login: a path on this site, whatever a link asked for. */
export function pathHere(wished: string | null | undefined): string | null {
  const here = 'http://here.invalid'
  if (!wished?.startsWith('/')) return null
  const url = URL.parse(wished, here)
  return url?.origin === here ? url.pathname + url.search : null
}

/** `?next=…` of a page that leads on to another, or nothing. */
export const withNext = (path: string, next: string | null): string =>
  next ? `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}` : path
