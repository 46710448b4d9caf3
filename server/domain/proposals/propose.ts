/** *Tag med til mødet*. */
import { ProposeInput } from '../../../src/lib/contract/inputs/moves.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { isPublic } from '../meetings/publicity.ts'
import type { Actor } from '../people/actor.ts'
import { writerFor } from '../people/writer.ts'
import { meetingsHaving } from '../threads/having.ts'
import { type Setting, type WayToWrite, threadFor, wayToWrite } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { comingMeetings, findProposals, stateOf } from './proposal.ts'
import { sendProposed } from './send.ts'

/**
 * Once for each meeting, whoever says so: who comes second is told that it has been said. Refuses `join_first`,
 * `thread_closed`, `proposed_already`, `proposal_declined`, `state_passed` where the meeting has it, and `words_not_public`
 * where nobody who leads that meeting may take it up.
 */
export async function propose(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { threadId: asked, meetingId, why, origin } = parse(ProposeInput, input)
  const { outcome } = await tools.write(async (trx, record) => {
    const { thread, settings, through } = await proposableFor(trx, actor, asked)
    // Two who propose the same at one instant come one after the other.
    await trx.selectFrom('thread').select('id').where('id', '=', thread.id).$call(seized(trx)).execute()
    const coming = await comingMeetings(trx, tools.now()).where('id', '=', meetingId).executeTakeFirst()
    if (!coming) refuse('not_found')
    if ((await meetingsHaving(trx, thread.id)).includes(meetingId)) refuse('state_passed')
    await assertUnsaid(tools, trx, { threadId: thread.id, meetingId })
    if (!(await canBeTakenUp(trx, settings, meetingId))) refuse('words_not_public')
    const id = tools.newId()
    await trx
      .insertInto('proposal')
      .values({
        ...{ id, threadId: thread.id, meetingId, why, state: 'proposed', createdAt: tools.now() },
        ...(await whoSays(tools, trx, actor, through)),
      })
      .execute()
    record({ name: 'proposal.changed', meetingId, proposalIds: [id] })
    const { question } = thread
    const accountId = actor.account?.id ?? null
    await sendProposed(tools, trx, { id, meetingId, question, accountId, origin })
    return { id }
  })
  return outcome
}

/** The thread, for who may write in it. */
export async function proposableFor(reader: Parameters<typeof threadFor>[0], actor: Actor, id: string) {
  const { thread, settings } = await threadFor(reader, actor, id)
  if (settings.some(({ meeting }) => meeting.rehearsalOf !== null)) refuse('only_rehearsing')
  if (thread.state === 'closed') refuse('thread_closed')
  const through = wayToWrite(actor, settings) ?? refuse('join_first')
  return { thread, settings, through }
}

async function assertUnsaid(tools: Tools, trx: Trx, where: { threadId: string; meetingId: string }) {
  const states = (await findProposals(trx, where)).map((found) => stateOf(found, tools.now()))
  if (states.includes('declined')) refuse('proposal_declined')
  if (states.includes('proposed')) refuse('proposed_already')
}

/** As `takeUpThread` will ask: words that are not everybody's are taken along by who leads a meeting that has them. */
async function canBeTakenUp(trx: Trx, settings: Setting[], meetingId: string): Promise<boolean> {
  if (settings.some(({ meeting }) => isPublic(meeting))) return true
  const both = await trx
    .selectFrom('facilitator as there')
    .innerJoin('facilitator as here', 'here.accountId', 'there.accountId')
    .select('here.accountId')
    .where('there.meetingId', '=', meetingId)
    .where(
      'here.meetingId',
      'in',
      settings.map(({ meeting }) => meeting.id),
    )
    .executeTakeFirst()
  return both !== undefined
}

/** An account or a device, and never a row that ties one to the other. */
async function whoSays(tools: Tools, trx: Trx, actor: Actor, { meeting, as }: WayToWrite) {
  if (actor.account) return { accountId: actor.account.id }
  const { id: participantId } = await writerFor(tools, trx, actor, { meetingId: meeting.id, as })
  return { participantId }
}
