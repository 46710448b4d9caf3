import { atomFor } from '$lib/following/feed.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) =>
  atomFor(event, `/places/${encodeURIComponent(event.params.id)}`, { kind: 'place', target: event.params.id })
