import type { LayoutServerLoad } from './$types'

/** What the frame of the site says. At the root, so that an address which is nowhere gets the same frame. */
export const load: LayoutServerLoad = async ({ locals: { core, actor } }) => {
  const { municipality, contact, logo, colour, hatNames } = await core.administration.house()
  const { account } = actor
  const hasDesk = account !== null && (await core.accounts.hasDesk(account.id))
  const textSize = await core.accounts.textSize(actor)
  const isAdministrator = account?.roles.includes('administrator') ?? false
  return {
    municipality,
    contact,
    leader: account?.name ?? null,
    hasDesk,
    isAdministrator,
    textSize,
    logo,
    colour,
    hatNames,
  }
}
