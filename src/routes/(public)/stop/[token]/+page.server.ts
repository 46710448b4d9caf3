import { redirect } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

/** What the button does is done before SvelteKit (`server/http/stops.ts`): looking stops nothing. */
export const load: PageServerLoad = async ({ locals: { core }, params: { token } }) => {
  const stop = await core.following.readStop(token)
  if (stop !== 'works') redirect(303, stop === 'stopped' ? '/stop/done' : '/stop/unknown')
}
