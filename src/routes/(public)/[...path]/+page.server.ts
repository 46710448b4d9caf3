import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

/** An address that is nowhere belongs to the pages for reading, and gets their frame. */
export const load: PageServerLoad = () => error(404)
