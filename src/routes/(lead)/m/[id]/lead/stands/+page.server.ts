import { pressing } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { deskPicture } from '../deskPicture.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params: { id } }) => {
  const { core, actor, publicOrigin } = locals
  const { meeting } = await loading(core.meetings.readDesk(actor, id))
  return {
    meeting,
    seeds: await deskPicture(core, actor, id),
    origin: publicOrigin,
    loadedAt: Date.now(),
  }
}

/** A number field that is left empty is not sent on. */
const numberIn = (field: string | undefined) => (field ? { heads: Number(field) } : {})

export const actions: Actions = {
  add: pressing(async ({ core, actor }, { heads, ...typed }) => {
    const { number } = await core.stands.add(actor, { ...typed, ...numberIn(heads) })
    return { added: number }
  }),
  change: pressing(({ core, actor }, { heads, ...typed }) =>
    core.stands.change(actor, { ...typed, ...numberIn(heads) }),
  ),
  end: pressing(({ core, actor }, { id, ended }) => core.stands.end(actor, { id, ended: ended === 'true' })),
  scribe: pressing(async ({ core, actor }, typed) => ({
    scribe: { standId: typed.standId ?? '', code: (await core.stands.offerScribe(actor, typed)).code },
  })),
  endGrant: pressing(({ core, actor }, typed) => core.people.endGrant(actor, typed)),
  turn: pressing(({ core, actor }, { meetingId, standId, minutes }) =>
    core.wall.showTable(actor, {
      meetingId,
      standId: standId || null,
      minutes: Number(minutes) || null,
    }),
  ),
  mode: pressing(({ core, actor }, typed) => core.wall.setMode(actor, typed)),
}
