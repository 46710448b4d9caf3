import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Core } from '../../../../../../server/core.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, url }) => {
  const { thread, others } = await loading(core.threads.arrangeable(actor, id))
  if (thread.id !== id) redirect(308, `/t/${thread.id}/merge`)
  const into = url.searchParams.get('into')
  return {
    thread,
    others,
    both: into ? await loading(bothOf(core, actor, { id, into })) : null,
  }
}

type Actor = App.Locals['actor']

/** How much is in each, before anything is done. */
async function bothOf(core: Core, actor: Actor, { id, into }: { id: string; into: string }) {
  const [gone, stays] = await Promise.all(
    [id, into].map((one) => core.threads.read(actor, { id: one, from: 0 })),
  )
  const told = (page: Awaited<ReturnType<Core['threads']['read']>> | undefined) => ({
    id: page?.thread.id ?? '',
    question: page?.thread.question ?? '',
    counts: page?.counts,
    meetings: page?.meetings ?? [],
  })
  return { gone: told(gone), stays: told(stays) }
}

export const actions: Actions = {
  default: acting(async ({ locals: { core, actor }, params }, { intoId }) => {
    const { id } = await core.threads.merge(actor, { threadId: params.id, intoId })
    redirect(303, `/t/${id}#lineage`)
  }),
}
