import { type RequestEvent, redirect } from '@sveltejs/kit'
import { type Typed, acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'
import { hoursIn } from './fields.ts'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, url }) => ({
  hosting: await loading(core.hosting.read(actor, { threadId: id })),
  me: actor.account,
  /** Which of its forms was just answered with yes. */
  done: url.searchParams.get('done'),
})

type Event = RequestEvent<{ id: string }>
type Arrange = (event: Event, typed: Typed & { threadId: string }) => Promise<void>

/** One form, one verb; then the page again, at the part that it was about. */
const arranging = (what: string, arrange: Arrange) =>
  acting(async (event: Event, typed) => {
    const { id } = event.params
    await arrange(event, { ...typed, threadId: id })
    redirect(303, `/t/${id}/host?done=${what}#${what}`)
  })

export const actions: Actions = {
  handOver: acting(async ({ locals: { core, actor }, params: { id } }: Event, { accountId }) => {
    await core.hosting.handOver(actor, { threadId: id, accountId })
    // Whoever hands it over may have nothing more to arrange here.
    redirect(303, `/t/${id}`)
  }),
  hours: arranging('hours', ({ locals: { core, actor } }, { threadId, ...typed }) =>
    core.hosting.setHours(actor, { threadId, hours: hoursIn(typed) }),
  ),
  closing: arranging('closing', ({ locals: { core, actor } }, { threadId, on, none }) =>
    core.hosting.setClosing(actor, { threadId, on: none ? null : on }),
  ),
  openNow: arranging('waiting', ({ locals: { core, actor } }, { threadId, id }) =>
    core.hosting.openNow(actor, { threadId, id }),
  ),
}
