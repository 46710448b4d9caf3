import { m } from '$lib/paraglide/messages.js'
import { calendarWith } from '../../../../server/exports/calendar.ts'
import type { RequestHandler } from './$types'

/** What is announced to everybody, for calendars that subscribe: they send no cookies. */
export const GET: RequestHandler = async ({ locals: { core, actor } }) => {
  const meetings = await core.meetings.list(actor)
  const announced = meetings.filter(({ state }) => state !== 'draft')
  const { municipality } = await core.accounts.municipality()
  const name = municipality || m.app_name()
  return new Response(calendarWith(`${m.app_name()} – ${name}`, announced), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  })
}
