import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id } }) => {
  const page = await loading(core.meetings.read(actor, id))
  const threads = await core.threads.listOf(actor, id)
  return {
    ...page,
    threads,
    answers: await core.answers.list(actor, { meetingId: id }),
    counts: await core.meetings.count(actor, id),
    promises: page.mayReadWords ? await core.promises.list(actor, id) : [],
    next: threads.find(({ next }) => next && next.id !== id)?.next ?? null,
  }
}
