import { redirect } from '@sveltejs/kit'
import { answering } from '$lib/forms.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core }, params: { token } }) => ({
  asked: await core.following.asked(token),
})

export const actions: Actions = {
  default: async ({ locals: { core }, params: { token }, url }) =>
    answering({}, async () => {
      await core.following.confirm({ token })
      redirect(303, url.pathname)
    }),
}
