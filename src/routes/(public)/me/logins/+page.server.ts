import { redirect } from '@sveltejs/kit'
import { absoluteDays, idleDays } from '../../../../../server/auth/logins.ts'
import { refuse } from '../../../../../server/refusal.ts'
import { acting } from '$lib/forms.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { actor, door, loginId } }) => {
  if (!actor.account) redirect(303, '/login?next=/me/logins')
  const logins = await door.logins.listOf(actor.account.id)
  return {
    logins: logins.map(({ id, ...login }) => ({ ...login, id, isThis: id === loginId })),
    ...{ idleDays, absoluteDays },
  }
}

export const actions: Actions = {
  end: acting(async ({ locals: { actor, door } }, { id = '' }) => {
    await door.logins.endOne(actor.account?.id ?? refuse('login_first'), id)
    redirect(303, '/me/logins')
  }),
  endOthers: acting(async ({ locals: { actor, door, loginId } }) => {
    await door.logins.endOthers(actor.account?.id ?? refuse('login_first'), loginId)
    redirect(303, '/me/logins')
  }),
}
