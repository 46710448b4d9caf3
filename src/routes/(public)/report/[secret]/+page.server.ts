import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params, url, setHeaders }) => {
  // The address opens it, so it is told to nobody else.
  setHeaders({ 'referrer-policy': 'no-referrer' })
  const report = await loading(core.reports.receipt({ secret: params.secret }))
  const inThread = await core.reports.own(actor, report.threadId)
  const isKnown = inThread.some(({ secret }) => secret === params.secret)
  return {
    report,
    isNew: url.searchParams.has('sent'),
    /** Where else its owner finds it. */
    known: !isKnown ? null : actor.account ? ('me' as const) : ('thread' as const),
  }
}
