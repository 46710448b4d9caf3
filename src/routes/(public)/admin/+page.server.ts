import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { machine, actor } }) => {
  const { warnings } = await loading(machine.health(actor))
  return { warnings: warnings.length }
}
