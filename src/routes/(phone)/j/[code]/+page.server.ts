import { loading } from '$lib/loading.ts'
import { joinBy } from '../join.ts'
import type { PageServerLoad } from './$types'

/** Where the QR code leads: either into the meeting, or to a page that says why not and takes a typed code. */
export const load: PageServerLoad = (event) => loading(joinBy(event, event.params.code))
