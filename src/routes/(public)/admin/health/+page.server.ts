import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { machine, actor }, url }) => ({
  health: await loading(machine.health(actor)),
  isTried: url.searchParams.has('tried'),
})

export const actions: Actions = {
  tryAgain: acting(async ({ locals: { core, actor } }) => {
    await core.administration.tryMailAgain(actor)
    redirect(303, '/admin/health?tried')
  }),
}
