import { redirect } from '@sveltejs/kit'
import { absoluteDays, idleDays } from '../../../../../server/auth/logins.ts'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => ({
  months: await loading(core.administration.retention(actor)),
  ...{ idleDays, absoluteDays },
  isSaved: url.searchParams.has('saved'),
})

export const actions: Actions = {
  default: acting(async ({ locals: { core, actor } }, typed) => {
    await core.administration.changeRetention(actor, typed)
    redirect(303, '/admin/retention?saved')
  }),
}
