import { redirect } from '@sveltejs/kit'
import { assertAdministrator } from '../../../../../server/domain/administration/administrator.ts'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => {
  await loading(Promise.resolve().then(() => assertAdministrator(actor)))
  const { hats, hatNames } = await core.administration.house()
  return { hats, names: hatNames, isSaved: url.searchParams.has('saved') }
}

export const actions: Actions = {
  names: acting(async ({ locals: { core, actor } }, typed) => {
    await core.administration.changeHatNames(actor, typed)
    redirect(303, '/admin/hats?saved')
  }),
  offered: acting(async ({ locals: { core, actor } }, { hats }) => {
    await core.administration.changeHats(actor, { hats })
    redirect(303, '/admin/hats?saved')
  }),
}
