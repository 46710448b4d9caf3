import { followActions, followingOn } from '$lib/following/actions.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { core, actor } = event.locals
  const { id } = event.params
  const page = await loading(core.meetings.read(actor, id))
  const threads = await core.threads.listOf(actor, id)
  return {
    ...page,
    threads,
    answers: await core.answers.list(actor, { meetingId: id }),
    following: await followingOn(event, 'meeting', id),
    counts: await core.meetings.count(actor, id),
    promises: page.mayReadWords ? await core.promises.list(actor, id) : [],
    next: threads.find(({ next }) => next && next.id !== id)?.next ?? null,
  }
}

export const actions: Actions = followActions('meeting')
