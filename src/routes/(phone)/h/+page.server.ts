import { answering, fields } from '$lib/forms.ts'
import { offerOn, putOnBy } from './card.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  /** What the typed code is a card of; nothing is used yet. */
  look: async (event) => {
    const typed = await fields(event.request)
    return answering(typed, async () => ({ card: await offerOn(event, typed.code ?? '') }))
  },
  putOn: async (event) => {
    const typed = await fields(event.request)
    return answering(typed, () => putOnBy(event, typed.code ?? ''))
  },
}
