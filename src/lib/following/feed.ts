/** What programs fetch that look for news by themselves: they send no cookies, and everybody gets the same. */
import type { RequestEvent } from '@sveltejs/kit'
import type { FollowKind } from '../contract/words.ts'
import { m } from '../paraglide/messages.js'
import { calendarWith } from '../../../server/exports/calendar.ts'
import { loading } from '../loading.ts'
import { atomOf } from './atom.ts'

type OnPage = Pick<RequestEvent, 'locals' | 'url'>

/** Shared by all who ask within this time; seconds. */
const freshSeconds = 300

const keptBriefly = (type: string) => ({
  'content-type': `${type}; charset=utf-8`,
  'cache-control': `public, max-age=${String(freshSeconds)}`,
  // It speaks the language that was asked for.
  vary: 'accept-language, cookie',
})

/** @param page the path of what it is about. */
export async function atomFor(
  { locals: { core, publicOrigin: origin }, url }: OnPage,
  page: string,
  feed: { kind: 'all' | FollowKind; target?: string },
): Promise<Response> {
  const { municipality } = await core.accounts.municipality()
  const read = await loading(core.following.feed(feed))
  const atom = atomOf(read, { origin, page, municipality, path: url.pathname })
  return new Response(atom, { headers: keptBriefly('application/atom+xml') })
}

/** The meetings at a place, or of a person, for calendars that subscribe. */
export async function calendarFor(
  { locals: { core } }: OnPage,
  series: { kind: 'place' | 'facilitator'; target: string },
): Promise<Response> {
  const { name, meetings } = await loading(core.following.series(series))
  return new Response(calendarWith(`${m.app_name()} – ${name}`, meetings), {
    headers: keptBriefly('text/calendar'),
  })
}
