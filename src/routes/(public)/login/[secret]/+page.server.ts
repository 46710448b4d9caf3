import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { letInByMail } from '$lib/letIn.ts'
import type { Actions, PageServerLoad } from './$types'

/** Mail programs open links to look at them: looking uses nothing up. */
export const load: PageServerLoad = async ({ locals: { core }, params: { secret } }) => ({
  link: await core.accounts.readLoginLink(secret),
})

export const actions: Actions = {
  default: acting(async (event, { name }) => {
    const { core } = event.locals
    const used = await core.accounts.useLogin({ secret: event.params.secret, name })
    redirect(
      303,
      await letInByMail(event, { ...used, next: used.next ?? event.url.searchParams.get('next') }),
    )
  }),
}
