import { atomFor } from '$lib/following/feed.ts'
import type { RequestHandler } from './$types'

/** Meetings and answers of the whole municipality. */
export const GET: RequestHandler = (event) => atomFor(event, '/calendar', { kind: 'all' })
