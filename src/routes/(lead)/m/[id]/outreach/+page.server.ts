import { pressing } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { newKey } from '$lib/posting.ts'
import { fromField } from '$lib/when.ts'
import { recordedFrom, stopFrom } from '../../../paper/recorded.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, depends }) => {
  depends('paper:outreach')
  const { meeting, threads } = await loading(core.meetings.readDesk(actor, id))
  return {
    meeting,
    threads,
    stops: await core.outreach.stops(actor, id),
    /** Of the next one, for who has no script. */
    key: newKey(),
    loadedAt: Date.now(),
  }
}

export const actions: Actions = {
  write: pressing(async ({ core, actor }, typed) => {
    const stop = stopFrom(typed, await core.outreach.stops(actor, typed.meetingId))
    await core.contributions.record(actor, { ...recordedFrom(typed, 'outreach', typed.meetingId), stop })
    return { written: true, stopKey: stop.key, threadId: typed.threadId ?? '' }
  }),
  plan: pressing(async ({ core, actor }, { meetingId, planKey, place = '', at = '' }) => {
    await core.outreach.planStop(actor, { meetingId, key: planKey, place, startsAt: fromField(at) })
    return { planned: place }
  }),
  drop: pressing(async ({ core, actor }, { meetingId, planKey }) => {
    await core.outreach.dropStop(actor, { meetingId, key: planKey })
    return { planned: '' }
  }),
}
