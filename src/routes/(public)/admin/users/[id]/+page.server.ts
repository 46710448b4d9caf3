import { redirect } from '@sveltejs/kit'
import { type Typed, acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, url }) => ({
  account: await loading(core.administration.account(actor, { accountId: id })),
  isSelf: actor.account?.id === id,
  isDone: url.searchParams.has('done'),
})

type Verb = (locals: App.Locals, input: Typed & { accountId: string }) => Promise<unknown>

/** What is done to this account; afterwards one is back at it. */
const doing = (verb: Verb, to?: string) =>
  acting(async ({ locals, params }, typed) => {
    const accountId = params.id ?? ''
    await verb(locals, { ...typed, accountId })
    redirect(303, to ?? `/admin/users/${accountId}?done`)
  })

export const actions: Actions = {
  give: doing(({ core, actor }, input) => core.accounts.giveRole(actor, input)),
  take: doing(({ core, actor }, input) => core.accounts.takeRole(actor, input)),
  endLogins: doing(({ core, actor }, input) => core.administration.endLogins(actor, input)),
  block: doing(({ core, actor }, input) => core.administration.block(actor, input)),
  unblock: doing(({ core, actor }, input) => core.administration.unblock(actor, input)),
  erase: doing(async ({ core, actor }, { sure, ...input }) => {
    if (sure !== 'on') redirect(303, `/admin/users/${input.accountId}`)
    await core.administration.erase(actor, input)
  }, '/admin/users?done=erased'),
}
