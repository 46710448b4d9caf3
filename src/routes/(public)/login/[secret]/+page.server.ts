import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { homeOf, letInByMail } from '$lib/letIn.ts'
import type { Actions, PageServerLoad } from './$types'

/** Mail programs open links to look at them: looking uses nothing up. */
export const load: PageServerLoad = async (event) => {
  const { core, actor } = event.locals
  return {
    link: await core.accounts.readLoginLink(event.params.secret),
    /** Who opens it once more is mostly in already. */
    home: actor.account && (await homeOf(event, actor.account.id)),
  }
}

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
