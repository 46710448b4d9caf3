import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, machine, actor, loginId }, url }) => ({
  taken: await loading(machine.backups.list(actor)),
  areOurs: machine.backups.areOurs,
  mayFetch: await core.administration.isLoginFresh({ loginId }),
  isDone: url.searchParams.has('done'),
})

export const actions: Actions = {
  take: acting(async ({ locals: { machine, actor } }) => {
    await machine.backups.take(actor)
    redirect(303, '/admin/backup?done')
  }),
  remove: acting(async ({ locals: { machine, actor } }, { name = '' }) => {
    await machine.backups.remove(actor, name)
    redirect(303, '/admin/backup?done')
  }),
}
