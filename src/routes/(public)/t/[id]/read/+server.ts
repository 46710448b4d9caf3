/** For the script of the thread's page: what is new to a device that remembers for itself, and how far an account has read. */
import { json } from '@sveltejs/kit'
import { fields } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { core, actor }, params: { id }, url, setHeaders }) => {
  const asked = { threadId: id, since: Number(url.searchParams.get('since')) }
  const stoppedId = url.searchParams.get('stopped')
  setHeaders({ 'cache-control': 'no-store' })
  return json(await loading(core.reading.since(actor, { ...asked, stoppedId })))
}

export const POST: RequestHandler = async ({ locals: { core, actor }, params: { id }, request }) => {
  const { until, last } = await fields(request)
  await loading(core.reading.mark(actor, { threadId: id, until: Number(until), last: last || null }))
  return new Response(null, { status: 204 })
}
