import { acting } from '$lib/forms.ts'
import { joinBy } from './join.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: acting((event, { code = '' }) => joinBy(event, code)),
}
