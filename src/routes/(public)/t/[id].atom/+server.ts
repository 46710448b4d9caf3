import { atomFor } from '$lib/following/feed.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) =>
  atomFor(event, `/t/${encodeURIComponent(event.params.id)}`, { kind: 'thread', target: event.params.id })
