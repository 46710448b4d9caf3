import { redirect } from '@sveltejs/kit'
import type { Actions, PageServerLoad } from './$types'

/** Nobody is logged out by a link. */
export const load: PageServerLoad = () => redirect(303, '/')

export const actions: Actions = {
  default: async ({ cookies, locals: { door }, url }) => {
    const { login } = door.cookieNames(url.protocol === 'https:')
    const token = cookies.get(login)
    if (token) await door.logins.end(token)
    cookies.delete(login, { path: '/', secure: url.protocol === 'https:' })
    redirect(303, '/')
  },
}
