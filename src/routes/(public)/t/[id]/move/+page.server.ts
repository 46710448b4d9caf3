import { redirect } from '@sveltejs/kit'
import { answering } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, url }) => {
  const { thread, others } = await loading(core.threads.arrangeable(actor, id))
  if (thread.id !== id) redirect(308, `/t/${thread.id}/move`)
  const page = await loading(core.threads.read(actor, { id, from: Number(url.searchParams.get('from')) }))
  const { posts, before, after, here } = page
  return {
    ...{ thread, posts, before, after, here, others: others.filter(({ isNear }) => isNear) },
    chosen: url.searchParams.getAll('chosen'),
  }
}

export const actions: Actions = {
  default: async ({ locals: { core, actor }, params, request }) => {
    const form = await request.formData()
    const said = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
    const contributionIds = said('chosen')
    const [intoId = ''] = said('intoId')
    const [question = ''] = said('question')
    // Beside the sentence goes back what was chosen.
    const typed = { intoId, question, chosen: contributionIds.join(' ') }
    return answering(typed, async () => {
      const asked = { threadId: params.id, contributionIds, intoId: intoId || null, question }
      const { id } = await core.threads.move(actor, asked)
      redirect(303, `/t/${id}?at=${contributionIds[0]}#c-${contributionIds[0]}`)
    })
  },
}
