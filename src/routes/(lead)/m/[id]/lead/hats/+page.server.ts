import { type Typed, pressing } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { deskPicture } from '../deskPicture.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params: { id } }) => {
  const { core, actor, publicOrigin } = locals
  const { meeting } = await loading(core.meetings.readDesk(actor, id))
  const { hats } = await core.administration.house()
  return { offered: hats, meeting, seeds: await deskPicture(core, actor, id), origin: publicOrigin }
}

/** One that the municipality offers itself is one of the others, by its name. */
function asGiven<T extends Typed>(typed: T): T {
  const own = typed.kind?.startsWith('own:') ? typed.kind.slice('own:'.length) : null
  return own ? { ...typed, kind: 'other', title: [own, typed.title].filter(Boolean).join(', ') } : typed
}

export const actions: Actions = {
  give: pressing(async ({ core, actor }, typed) => ({ given: await core.hats.give(actor, asGiven(typed)) })),
  takeBack: pressing(({ core, actor }, { id }) => core.hats.takeBack(actor, { id })),
}
