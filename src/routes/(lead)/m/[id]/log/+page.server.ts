import type { LoggedAct } from '../../../../../../server/domain/moderation/log.ts'
import { nameOrNumber } from '$lib/calling.ts'
import { loading } from '$lib/loading.ts'
import { m } from '$lib/paraglide/messages.js'
import { namedWithRole } from '$lib/roles.ts'
import { deskPicture } from '../lead/deskPicture.ts'
import type { PageServerLoad } from './$types'

const opposite = { hold: ['release', 'approve', 'put_back'], hold_name: ['release_name'] }

/** It was hidden already: what is new is why. */
function explains({ act, contributionId }: LoggedAct, earlier: LoggedAct[]): boolean {
  if (act !== 'hold' && act !== 'hold_name') return false
  const before = earlier.find(
    (one) => one.contributionId === contributionId && [act, ...opposite[act]].includes(one.act),
  )
  return before?.act === act
}

/** What the desk did, newest first, each with the words or the question that it was done to as they stand now. */
export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id } }) => {
  const acts = await loading(core.moderation.readLog(actor, id))
  const { meeting, contributions, threads } = await deskPicture(core, actor, id)
  const texts = new Map(contributions.map((one) => [one.id, one.text]))
  const questions = new Map(threads.map((one) => [one.id, one.question]))
  return {
    name: actor.account?.name ?? '',
    title: meeting?.title ?? '',
    meetingId: id,
    acts: acts.map((act, at) => ({
      ...act,
      of: aboutWhat(act),
      explains: explains(act, acts.slice(at + 1)),
    })),
  }

  function aboutWhat(logged: LoggedAct): string {
    const { act, contributionId, threadId, hat, person, about, becomes, speaker } = logged
    if (contributionId) return texts.get(contributionId) ?? ''
    if (speaker) return nameOrNumber(speaker)
    if (about) return becomes ? m.desk_log_becomes({ about, becomes }) : about
    if (act === 'go_back') return m.desk_log_to_welcome()
    if (person) return person
    return hat ? namedWithRole(hat) : (questions.get(threadId ?? '') ?? '')
  }
}
