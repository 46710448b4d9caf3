import { exchanging } from '$lib/granting.ts'
import type { Actions } from './$types'

export const actions: Actions = { default: exchanging }
