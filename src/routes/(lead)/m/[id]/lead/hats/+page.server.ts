import { pressing } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { deskPicture } from '../deskPicture.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params: { id } }) => {
  const { core, actor, publicOrigin } = locals
  const { meeting } = await loading(core.meetings.readDesk(actor, id))
  return { meeting, seeds: await deskPicture(core, actor, id), origin: publicOrigin }
}

export const actions: Actions = {
  give: pressing(async ({ core, actor }, typed) => ({ given: await core.hats.give(actor, typed) })),
  takeBack: pressing(({ core, actor }, { id }) => core.hats.takeBack(actor, { id })),
}
