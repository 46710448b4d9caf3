import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

/** A page that needs no script, and loads itself again until it is told to stop. */
export const csr = false

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, url }) => {
  const { meeting, agenda, threads, roles } = await loading(core.meetings.read(actor, id))
  const { wall, contributions } = await loading(core.wall.read(actor, id))
  const threadId = agenda.find((item) => item.id === meeting.currentItemId)?.threadId ?? null
  const question = threads.find((thread) => thread.id === threadId) ?? null
  const from = Number(url.searchParams.get('from'))
  const words = question ? await loading(core.threads.read(actor, { id: question.id, from })) : null
  return {
    ...{ meeting, agenda, wall, question },
    standing: contributions,
    mine: roles.joined ? await core.contributions.own(actor, id) : [],
    posts: words?.posts ?? [],
    before: words?.before ?? 0,
    after: words?.after ?? 0,
    mayAnswer: roles.joined && meeting.state === 'open',
    isStopped: url.searchParams.has('stop'),
    now: Date.now(),
  }
}
