import { redirect } from '@sveltejs/kit'
import { pressing } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params: { id }, depends }) => {
  depends('desk:day')
  const { core, actor, publicOrigin } = locals
  const day = await loading(core.day.read(actor, id))
  const { meeting, plan } = await loading(core.meetings.readDesk(actor, id))
  const rehearsals = await core.rehearsals.list(actor)
  return {
    ...day,
    name: actor.account?.name ?? '',
    meeting,
    expected: plan.expected,
    reachLink: `${publicOrigin}/reached/${day.reachKey}`,
    rehearsalId: rehearsals.find(({ rehearsal }) => rehearsal?.of === id)?.id,
  }
}

export const actions: Actions = {
  tick: pressing(({ core, actor }, { meetingId, item, done }) =>
    core.day.tick(actor, { meetingId, item, done: done === 'yes' }),
  ),
  measured: pressing(({ core, actor }, { meetingId, phones }) =>
    core.day.measured(actor, { meetingId, phones: Number(phones) }),
  ),
  startOver: pressing(({ core, actor }, { meetingId }) => core.day.startOver(actor, { meetingId })),
  rehearse: pressing(async ({ rehearsing, actor }, { meetingId, phones }) => {
    const rehearsal = await rehearsing.begin(actor, { meetingId, phones: Number(phones) })
    redirect(303, `/m/${rehearsal.meetingId}/lead`)
  }),
  end: pressing(async ({ rehearsing, actor }, { meetingId }) => {
    const { of } = await rehearsing.end(actor, { meetingId })
    redirect(303, of === meetingId ? '/meetings' : `/m/${of}/lead/day`)
  }),
}
