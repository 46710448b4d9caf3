import { redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { newKey } from '$lib/posting.ts'
import { questionAt } from '$lib/tables.ts'
import { isRefusal } from '../../../../../../../server/refusal.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** For the computer that writes for this table; everybody else is asked for a code. */
export const load: PageServerLoad = async ({ locals: { core, actor, publicOrigin }, params, url }) => {
  const where = { meetingId: params.id, number: Number(params.number) }
  const page = await core.stands.read(actor, where).catch((error: unknown) => {
    if (isRefusal(error)) return null
    throw error
  })
  if (!page) redirect(303, '/table')
  const { meeting, agenda, threads, stand, path, mine } = page
  const { wall } = await loading(core.wall.read(actor, params.id))
  const room = agenda.find(({ id }) => id === meeting.currentItemId)?.threadId ?? null
  const asked = threads.find(({ id }) => id === url.searchParams.get('to'))
  return {
    ...{ meeting, agenda, threads, stand, mine, wall },
    writingTo: asked?.id ?? questionAt(stand.threadId, room, wall),
    joinAddress: publicOrigin + path,
    formKey: newKey(),
    now: Date.now(),
  }
}

/** Back to the page itself, so that loading it again sends nothing twice. */
const backTo = ({ params }: RequestEvent, threadId = ''): never =>
  redirect(303, `/m/${params.id}/table/${params.number}${threadId ? `?to=${threadId}` : ''}`)

export const actions: Actions = {
  write: acting(async (event, { key, threadId, text, name = null }) => {
    const { core, actor } = event.locals
    await core.stands.write(actor, { key, threadId, text, name, meetingId: event.params.id })
    return backTo(event, threadId)
  }),
  mend: acting(async (event, { id, text }) => {
    await event.locals.core.contributions.edit(event.locals.actor, { id, text })
    return backTo(event)
  }),
  translate: acting(async (event, { id, language, text, seen, remove }) => {
    const written = { id, language, text: remove ? null : text, seen: seen || null }
    await event.locals.core.contributions.translate(event.locals.actor, written)
    return backTo(event)
  }),
  withdraw: acting(async (event, { id }) => {
    await event.locals.core.contributions.withdraw(event.locals.actor, { id })
    return backTo(event)
  }),
}
