import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor } }) => {
  await loading(core.accounts.read(actor))
}

export const actions: Actions = {
  default: acting(async ({ locals: { core, actor, door }, cookies, url }, { words, sure }) => {
    if (sure !== 'on') redirect(303, '/me/erase')
    await core.accounts.erase(actor, { words })
    const isSecure = url.protocol === 'https:'
    cookies.delete(door.cookieNames(isSecure).login, { path: '/', secure: isSecure })
    redirect(303, '/me/erased')
  }),
}
