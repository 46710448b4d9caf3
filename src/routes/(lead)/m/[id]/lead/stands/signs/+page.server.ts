import { loading } from '$lib/loading.ts'
import { byNumber } from '$lib/tables.ts'
import { deskPicture } from '../../deskPicture.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor, publicOrigin }, params: { id } }) => {
  const { meeting } = await loading(core.meetings.readDesk(actor, id))
  const { stands, threads } = await deskPicture(core, actor, id)
  return {
    meeting,
    origin: publicOrigin,
    signs: byNumber(stands)
      .filter(({ endedAt }) => endedAt === null)
      .map((stand) => ({
        stand,
        question: threads.find((thread) => thread.id === stand.threadId)?.question ?? '',
      })),
  }
}
