import { randomBytes } from 'node:crypto'
import { error, redirect } from '@sveltejs/kit'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { reportedBy } from '$lib/reported-by.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params }) => {
  const { now, thread, meeting } = await loading(core.versions.read(actor, { id: params.contribution }))
  // Who leads reads what is held back as well, and has nobody to tell.
  if (thread.id !== params.id || now.state !== 'shown') error(404)
  const own = await core.contributions.own(actor, now.meetingId)
  return {
    said: now,
    thread,
    meeting,
    isOwn: own.some(({ id }) => id === now.id),
    /** A form that is sent twice is one report. */
    key: randomBytes(16).toString('hex'),
  }
}

export const actions: Actions = {
  default: acting(async (event, typed) =>
    redirect(303, `/report/${await reportedBy(event, { ...typed, id: event.params.contribution })}?sent`),
  ),
}
