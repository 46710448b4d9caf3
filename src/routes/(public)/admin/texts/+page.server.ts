import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor } }) => ({
  versions: (await loading(core.administration.texts(actor))).map(({ text: _, ...version }) => version),
  standing: (await core.administration.house()).texts,
})
