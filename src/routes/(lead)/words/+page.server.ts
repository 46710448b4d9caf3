import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => ({
  name: actor.account?.name ?? '',
  words: await loading(core.moderation.readWordList(actor)),
  isSaved: url.searchParams.has('saved'),
})

export const actions: Actions = {
  default: acting(async ({ locals: { core, actor } }, typed) => {
    await core.moderation.changeWordList(actor, typed)
    redirect(303, '/words?saved')
  }),
}
