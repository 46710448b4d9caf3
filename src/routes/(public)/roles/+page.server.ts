import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core } }) => ({
  holders: await core.accounts.holders(),
  acts: await core.accounts.roleActs(),
})
