/** Printed cards as the people see them who type them in. */
import { CardInput } from '../../../src/lib/contract/inputs/recording.ts'
import type { CardView, CardsView, UnreadView } from '../../../src/lib/contract/paper.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { cardFor } from './card.ts'

/** What a number has been used for. Refuses `card_unknown`, and `forbidden` for who does not lead the meeting. */
export async function lookUpCard(tools: Tools, actor: Actor, input: unknown): Promise<CardView> {
  const { meetingId, number } = parse(CardInput, input)
  await assertLeads(tools.db, actor, meetingId)
  const { threadId, contributionId } = await cardFor(tools.db, meetingId, number)
  const typed = contributionId
    ? await tools.db
        .selectFrom('contribution')
        .select(['id', 'text', 'state', 'createdAt'])
        .where('id', '=', contributionId)
        .executeTakeFirst()
    : undefined
  return { number, threadId, typed: typed ?? null }
}

/** How far one has come, and what waits for a second pair of eyes. Refuses `forbidden`. */
export async function readCards(tools: Tools, actor: Actor, meetingId: string): Promise<CardsView> {
  await assertLeads(tools.db, actor, meetingId)
  const { printed, typed } = await tools.db
    .selectFrom('paperCard')
    .select((eb) => [
      eb.fn.countAll<number>().as('printed'),
      eb.fn.count<number>('contributionId').as('typed'),
    ])
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  return { printed, typed, unread: await unreadAt(tools.db, meetingId) }
}

async function assertLeads(reader: Reader, actor: Actor, meetingId: string): Promise<void> {
  const { roles } = await meetingFor(reader, actor, meetingId)
  if (!roles.leads) refuse(actor.account ? 'forbidden' : 'login_first')
}

/** By number, as the stack of cards lies there. */
const unreadAt = (reader: Reader, meetingId: string): Promise<UnreadView[]> =>
  reader
    .selectFrom('contribution')
    .leftJoin('paperCard', 'paperCard.contributionId', 'contribution.id')
    .select(['contribution.id', 'contribution.threadId', 'text', 'name', 'number'])
    .where('contribution.meetingId', '=', meetingId)
    .where('channel', '=', 'paper')
    .where('state', '=', 'waiting')
    .orderBy('number')
    .orderBy('createdAt')
    .limit(200)
    .execute()
