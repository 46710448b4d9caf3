import { randomBytes } from 'node:crypto'
import { loading } from '$lib/loading.ts'
import { firstVisitBytes } from '../carrying.ts'
import type { RequestHandler } from './$types'

/** No cache and no compression makes it smaller than what a phone fetches. */
const traffic = randomBytes(firstVisitBytes)

export const GET: RequestHandler = async ({ locals: { core, actor }, params: { id } }) => {
  await loading(core.day.read(actor, id))
  return new Response(traffic, {
    headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store, no-transform' },
  })
}
