import { answering, fields } from '$lib/forms.ts'
import { joinBy } from './join.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const typed = await fields(event.request)
    return answering(typed, () => joinBy(event, typed.code ?? ''))
  },
}
