import { redirect } from '@sveltejs/kit'
import { answering } from '$lib/forms.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async ({ locals: { core }, params: { token } }) =>
    answering({}, async () => {
      await core.following.confirm({ token })
      redirect(303, '/follow/done')
    }),
}
