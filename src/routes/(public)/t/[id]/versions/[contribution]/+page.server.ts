import { error, redirect } from '@sveltejs/kit'
import { compared } from '$lib/comparing.ts'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

/** The words as they are and as they were, newest first, each with what is new in it since the one before. */
export const load: PageServerLoad = async ({ locals: { core, actor }, params }) => {
  const { now, thread, meeting, versions, mayRemove } = await loading(
    core.versions.read(actor, { id: params.contribution }),
  )
  if (thread.id !== params.id) error(404)
  const since = versions[0]?.stoodUntil ?? now.editedAt ?? now.createdAt
  const wordings = [{ id: null, text: now.text, stoodFrom: since, stoodUntil: null }, ...versions]
  return {
    said: now,
    thread,
    meeting,
    mayRemove,
    wordings: wordings.map((wording, at) => ({
      ...wording,
      pieces: piecesOf(wording.text, wordings.slice(at + 1)),
      isFirst: at === wordings.length - 1,
    })),
  }
}

/** Of words that were taken away nothing is compared. */
function piecesOf(text: string | null, [before]: { text: string | null }[]) {
  if (text === null) return null
  return typeof before?.text === 'string' ? compared(before.text, text) : [{ text, is: 'same' as const }]
}

export const actions: Actions = {
  remove: acting(async ({ locals: { core, actor }, url }, { id, note }) => {
    await core.versions.remove(actor, { id, note })
    redirect(303, `${url.pathname}#version-${id}`)
  }),
}
