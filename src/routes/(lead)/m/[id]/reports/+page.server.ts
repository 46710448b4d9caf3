import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, url }) => {
  const reported = await loading(core.reports.list(actor, id))
  const { meeting } = await loading(core.meetings.read(actor, id))
  return { name: actor.account?.name ?? '', meeting, reported, isDone: url.searchParams.has('done') }
}

export const actions: Actions = {
  default: acting(async ({ locals: { core, actor }, params: { id } }, typed) => {
    const { contribution, outcome, reason, note, why } = typed
    await core.reports.answer(actor, {
      id: contribution,
      ...{ outcome, reason, note: outcome === 'stays' ? why : note },
    })
    redirect(303, `/m/${id}/reports?done`)
  }),
}
