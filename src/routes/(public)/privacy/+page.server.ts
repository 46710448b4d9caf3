import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core } }) => {
  const { forgetAfterMonths } = await core.administration.house()
  return { forgetAfterMonths }
}
