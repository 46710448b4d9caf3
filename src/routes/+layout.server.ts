import type { LayoutServerLoad } from './$types'

/** What the frame of the site says. At the root, so that an address which is nowhere gets the same frame. */
export const load: LayoutServerLoad = async ({ locals: { core, actor } }) => {
  const { municipality, contact, logo } = await core.administration.house()
  const { account } = actor
  const hasDesk = account !== null && (await core.accounts.hasDesk(account.id))
  const textSize = await core.accounts.textSize(actor)
  const isAdministrator = account?.roles.includes('administrator') === true
  return {
    ...{ municipality, contact },
    // A phone's first visit carries nothing of what is not there.
    ...(account && { leader: account.name }),
    ...(hasDesk && { hasDesk }),
    ...(textSize && { textSize }),
    ...(isAdministrator && { isAdministrator }),
    ...(logo && { logo }),
  }
}
