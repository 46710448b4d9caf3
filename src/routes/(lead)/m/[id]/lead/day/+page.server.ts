import { redirect } from '@sveltejs/kit'
import { answering, fields } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

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

type Typed = Record<string, string>
type Locals = App.Locals

/** One button, one verb; the address goes back to the bare page. */
function pressing<T extends object | void>(verb: (locals: Locals, typed: Typed, id: string) => Promise<T>) {
  return async ({ locals, request, params: { id } }: RequestEvent) => {
    const typed = await fields(request)
    return answering(typed, () => verb(locals, typed, id))
  }
}

export const actions: Actions = {
  tick: pressing(({ core, actor }, { item, done }, meetingId) =>
    core.day.tick(actor, { meetingId, item, done: done === 'yes' }),
  ),
  measured: pressing(({ core, actor }, { phones }, meetingId) =>
    core.day.measured(actor, { meetingId, phones: Number(phones) }),
  ),
  startOver: pressing(({ core, actor }, _typed, meetingId) => core.day.startOver(actor, { meetingId })),
  rehearse: pressing(async ({ rehearsing, actor }, { phones }, meetingId) => {
    const rehearsal = await rehearsing.begin(actor, { meetingId, phones: Number(phones) })
    redirect(303, `/m/${rehearsal.meetingId}/lead`)
  }),
  end: pressing(async ({ rehearsing, actor }, _typed, meetingId) => {
    const { of } = await rehearsing.end(actor, { meetingId })
    redirect(303, of === meetingId ? '/meetings' : `/m/${of}/lead/day`)
  }),
}
