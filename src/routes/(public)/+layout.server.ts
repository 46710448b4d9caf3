import type { LayoutServerLoad } from './$types'

/** Pages to be read need no script; those that gain by one say so themselves. */
export const csr = false

export const load: LayoutServerLoad = async ({ locals, setHeaders, url }) => {
  // The page of a claim holds somebody's own words: on a shared computer *back* must not bring it up again.
  setHeaders({ 'cache-control': url.pathname === '/claim' ? 'no-store' : 'private, no-cache' })
  const { core, actor } = locals
  return { municipality: await core.accounts.municipalityName(), leader: actor.account?.name ?? null }
}
