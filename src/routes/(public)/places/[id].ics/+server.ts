import { calendarFor } from '$lib/following/feed.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => calendarFor(event, { kind: 'place', target: event.params.id })
