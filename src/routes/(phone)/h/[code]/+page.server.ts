import { loading } from '$lib/loading.ts'
import { offerOn } from '../card.ts'
import type { PageServerLoad } from './$types'

/** Where the square on a card leads. Link previews see what stands there; only the button uses it. */
export const load: PageServerLoad = async (event) => ({
  card: await loading(offerOn(event, event.params.code)),
})
