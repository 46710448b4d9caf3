/** Where a thread is going: what its page shows beside its words. */
import { type RequestEvent, redirect } from '@sveltejs/kit'
import type { Lineage, ProposalView, SumView } from '$lib/contract/wire/moves.ts'
import type { ThreadPage } from '../../../../../server/domain/threads/read.ts'

type OnThread = Pick<RequestEvent<{ id: string }>, 'locals' | 'params' | 'url'>

/** All of it went into another thread for good, or what is asked for stands in another one now: then the address goes there. */
export async function isElsewhere(event: OnThread, { thread, posts }: ThreadPage): Promise<void> {
  const { locals, params, url } = event
  if (thread.id !== params.id) redirect(308, `/t/${thread.id}${url.search}`)
  const asked = url.searchParams.get('at')
  const isHere = posts.some(({ id, replies }) => id === asked || replies.some((reply) => reply.id === asked))
  if (!asked || isHere) return
  const found = await locals.core.threads.whereIs(locals.actor, asked)
  if (found && found !== thread.id) redirect(307, `/t/${found}?at=${asked}#c-${asked}`)
}

export interface GoingOn {
  proposals: ProposalView[]
  lineage: Lineage
  sums: { standing: SumView | null; hasEarlier: boolean; maySum: boolean }
}

export async function goingOn({ locals: { core, actor } }: OnThread, page: ThreadPage): Promise<GoingOn> {
  const { id } = page.thread
  const isOver = (at: string) =>
    page.meetings.some((meeting) => meeting.id === at && meeting.state === 'closed')
  const { standing, earlier, maySum } = await core.sums.read(actor, id)
  const proposals = await core.proposals.of(actor, id)
  return {
    // That it was at a meeting which is over, the cards of the meetings say.
    proposals: proposals.filter(({ state, meeting }) => state !== 'taken' || !meeting || !isOver(meeting.id)),
    lineage: await core.threads.lineage(actor, id),
    sums: { standing, hasEarlier: earlier.length > 0, maySum },
  }
}
