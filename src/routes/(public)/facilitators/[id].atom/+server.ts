import { atomFor } from '$lib/following/feed.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) =>
  atomFor(event, `/facilitators/${encodeURIComponent(event.params.id)}`, {
    kind: 'facilitator',
    target: event.params.id,
  })
