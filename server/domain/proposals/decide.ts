/** Who leads the meeting takes what was proposed, or says why not. */
import { AcceptProposalInput, DeclineProposalInput } from '../../../src/lib/contract/inputs/moves.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { takeUp } from '../threads/open.ts'
import type { Tools } from '../tools.ts'
import { type Found, findProposals, stateOf } from './proposal.ts'
import { settleProposals } from './settle.ts'

/** Onto the agenda, as `takeUpThread`. Refuses as that does, and `words_not_public`, `state_passed`. */
export async function acceptProposal(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, title, minutes, origin } = parse(AcceptProposalInput, input)
  await tools.write(async (trx, record) => {
    const { meetingId, threadId } = await proposalFor(tools, trx, actor, id)
    await takeUp(tools, trx, record, actor, { meetingId, threadId, title, minutes, origin })
  })
}

/** Refuses `proposal_reason_missing`, and `state_passed` for what has come to something already. */
export async function declineProposal(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, reason, origin } = parse(DeclineProposalInput, input)
  await tools.write(async (trx, record) => {
    const { meetingId, threadId } = await proposalFor(tools, trx, actor, id)
    await settleProposals(tools, trx, record, actor, {
      meetingId,
      threadId,
      state: 'declined',
      reason,
      origin,
    })
  })
}

/** Its meeting is seized, so that of two who decide at once the second finds it decided. */
async function proposalFor(tools: Tools, trx: Trx, actor: Actor, id: string): Promise<Found> {
  const known = await trx.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst()
  const { meetingId, threadId } = known ?? refuse('not_found')
  await ledMeetingFor(trx, actor, meetingId, 'seized')
  const found = (await findProposals(trx, { meetingId, threadId })).find((one) => one.id === id)
  if (!found) return refuse('not_found')
  return stateOf(found, tools.now()) === 'proposed' ? found : refuse('state_passed')
}
