/** A note goes the way of the page's own form, so that what works without a script is what works with one. */
import { deserialize } from '$app/forms'
import { m } from '$lib/paraglide/messages.js'
import { statusOf } from '$lib/statuses.ts'
import { waitedSince } from '$lib/waited.ts'
import type { Note, Outcome, Send } from './notebook.svelte.ts'

/** What whoever typed it can do something about. */
const mendable = new Set([statusOf.invalid, statusOf.not_found, statusOf.conflict])

/** @param action the address of the form's action. */
export const sendTo =
  (action: string): Send =>
  async (note) => {
    try {
      const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' }
      const response = await fetch(action, { method: 'POST', headers, body: formOf(note) })
      return outcomeOf(deserialize(await response.text()))
    } catch {
      // Nobody answers, or somebody on the way does who is not us.
      return { is: 'wait', message: '' }
    }
  }

function outcomeOf(result: ReturnType<typeof deserialize>): Outcome {
  if (result.type === 'success') return { is: 'written' }
  // The login has run out: the words stay until somebody is logged in again.
  if (result.type === 'redirect') return { is: 'wait', message: m.refusal_login_first() }
  if (result.type === 'error') return { is: 'wait', message: '' }
  const said: unknown = result.data?.message
  const is = mendable.has(result.status) ? 'mend' : 'wait'
  return { is, message: typeof said === 'string' ? said : '' }
}

function formOf({ stop, untilApproved, consent, writtenAt, ...words }: Note): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(words)) form.set(name, value)
  form.set('waitedMs', String(waitedSince(writtenAt)))
  if (untilApproved) form.set('untilApproved', 'on')
  if (consent) form.set('consent', 'on')
  if (stop)
    for (const [name, value] of Object.entries({ key: stop.key, place: stop.place, at: stop.startsAt }))
      form.set(`stop_${name}`, String(value))
  return form
}
