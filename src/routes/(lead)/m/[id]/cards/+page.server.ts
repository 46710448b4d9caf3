import { pressing } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { newKey } from '$lib/posting.ts'
import { recordedFrom } from '../../../paper/recorded.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, depends }) => {
  depends('paper:cards')
  const { meeting, threads } = await loading(core.meetings.readDesk(actor, id))
  return {
    leader: actor.account?.name ?? '',
    meeting,
    threads,
    cards: await core.paper.read(actor, id),
    /** Of the next one, for who has no script. */
    key: newKey(),
  }
}

export const actions: Actions = {
  write: pressing(async ({ core, actor }, typed) => {
    await core.contributions.record(actor, recordedFrom(typed, 'paper', typed.meetingId))
    return { written: typed.cardNumber ?? '', threadId: typed.threadId ?? '' }
  }),
  approve: pressing(async ({ core, actor }, typed) => {
    await core.moderation.release(actor, { id: typed.contribution, seen: 'waiting' })
    return { approved: true }
  }),
}
