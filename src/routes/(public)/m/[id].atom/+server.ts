import { atomFor } from '$lib/following/feed.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) =>
  atomFor(event, `/m/${encodeURIComponent(event.params.id)}`, { kind: 'meeting', target: event.params.id })
