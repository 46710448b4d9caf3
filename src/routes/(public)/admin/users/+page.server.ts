import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => {
  const asked = (name: string) => url.searchParams.get(name)
  const find = { text: asked('q') ?? '', role: asked('role') || null, after: asked('after') }
  return {
    ...(await loading(core.administration.accounts(actor, find))),
    invited: await loading(core.administration.invited(actor)),
    find,
    done: asked('done'),
  }
}

export const actions: Actions = {
  invite: acting(async ({ locals: { core, actor, locale, ownOrigin } }, { email, role, office }) => {
    await core.administration.invite(actor, { language: locale, origin: ownOrigin }, { email, role, office })
    redirect(303, '/admin/users?done=invited')
  }),
  endInvited: acting(async ({ locals: { core, actor } }, { email }) => {
    await core.administration.endInvited(actor, { email })
    redirect(303, '/admin/users?done=ended')
  }),
}
