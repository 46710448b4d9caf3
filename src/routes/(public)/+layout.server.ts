import type { LayoutServerLoad } from './$types'

/** Pages to be read need no script; those that gain by one say so themselves. */
export const csr = false

export const load: LayoutServerLoad = async ({ locals: { core, actor } }) => {
  return { municipality: await core.accounts.municipalityName(), leader: actor.account?.name ?? null }
}
