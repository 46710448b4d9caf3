import { redirect } from '@sveltejs/kit'
import { answering, fields } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { earlierThreads } from '../../../planning/earlierThreads.ts'
import { type Typed, arranged, missingIn, typedFrom } from '../../../planning/planForm.ts'
import { saving } from '../../../planning/saving.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, url }) => {
  const desk = await loading(core.meetings.readDesk(actor, id))
  const { meeting } = desk
  if (meeting.state === 'closed') redirect(303, `/m/${id}/lead`)
  const typed = typedFrom(desk)
  const earlier = await earlierThreads(core, actor, id)
  const known = new Set(earlier.map(({ threadId }) => threadId))
  const own = new Set(desk.threads.map(({ id: threadId }) => threadId))
  return {
    name: actor.account?.name ?? '',
    proposals: await core.proposals.waiting(actor, id),
    meeting,
    typed,
    missing: missingIn(typed),
    isSaved: url.searchParams.has('saved') || url.searchParams.has('missing'),
    asksForMissing: url.searchParams.has('missing'),
    earlier: earlier.filter(({ threadId }) => !own.has(threadId)),
    takenUp: desk.agenda.flatMap(({ id: itemId, threadId }) =>
      threadId && known.has(threadId) ? [itemId] : [],
    ),
  }
}

export const actions: Actions = {
  save: ({ locals: { core, actor }, request, params: { id } }) =>
    savingAll(request, async (plan) => {
      await core.meetings.change(actor, { ...plan, meetingId: id })
      redirect(303, `/m/${id}/plan?saved`)
    }),

  announce: ({ locals: { core, actor }, request, params: { id } }) =>
    savingAll(request, async (plan, typed) => {
      await core.meetings.change(actor, { ...plan, meetingId: id })
      if (missingIn(typed).length > 0) redirect(303, `/m/${id}/plan?missing`)
      await core.meetings.announce(actor, { meetingId: id })
      redirect(303, `/m/${id}/lead`)
    }),

  takeUp: ({ locals: { core, actor, publicOrigin }, request, params: { id } }) =>
    savingAll(request, async (plan, typed) => {
      const { takeUpThread = '', takeUpTitle = '', takeUpMinutes } = typed
      await core.meetings.change(actor, { ...plan, meetingId: id })
      return answering(typed, async () => {
        const item = { threadId: takeUpThread, title: takeUpTitle, minutes: Number(takeUpMinutes || 15) }
        await core.threads.takeUp(actor, { meetingId: id, ...item, origin: publicOrigin })
        redirect(303, `/m/${id}/plan?saved`)
      })
    }),

  acceptProposal: ({ locals: { core, actor, publicOrigin }, request, params: { id } }) =>
    deciding(request, async (plan, { proposal, title, minutes }) => {
      await core.meetings.change(actor, { ...plan, meetingId: id })
      const item = { title, minutes: Number(minutes || 15), origin: publicOrigin }
      await core.proposals.accept(actor, { id: proposal, ...item })
      redirect(303, `/m/${id}/plan?saved`)
    }),

  declineProposal: ({ locals: { core, actor, publicOrigin }, request, params: { id } }) =>
    deciding(request, async (plan, { proposal, reason }) => {
      await core.meetings.change(actor, { ...plan, meetingId: id })
      await core.proposals.decline(actor, { id: proposal, reason, origin: publicOrigin })
      redirect(303, `/m/${id}/plan?saved`)
    }),

  arrange: async ({ request }) => {
    const { act = '', ...typed } = await fields(request)
    return { typed: arranged(typed, act) }
  },
}

async function savingAll<T>(request: Request, save: (plan: object, typed: Typed) => Promise<T>) {
  const typed = await fields(request)
  return saving(typed, (plan) => save(plan, typed))
}

interface Decided {
  proposal: string
  title: string
  minutes: string
  reason: string
}

/** About one of those that were proposed: what was typed beside it. */
const deciding = <T>(request: Request, decide: (plan: object, decided: Decided) => Promise<T>) =>
  savingAll(request, (plan, typed) => {
    const { proposal = '' } = typed
    const at = (field: string) => typed[`proposed.${proposal}.${field}`] ?? ''
    const decided = { proposal, title: at('title'), minutes: at('minutes'), reason: at('reason') }
    return answering(typed, () => decide(plan, decided))
  })
