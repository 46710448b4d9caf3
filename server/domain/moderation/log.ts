/** What the desk did, by whom and when. Rows are only added; the database itself refuses to change one. */
import { refuse } from '../../refusal.ts'
import type { HatMark } from '../../../src/lib/contract/wire/hats.ts'
import type { HoldReason, ModerationAct } from '../../../src/lib/contract/words.ts'
import type { ModerationTable, RoomActTable, Trx } from '../../persistence/schema.ts'
import { markOf } from '../hats/hat.ts'
import { listHats } from '../hats/read.ts'
import { meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

/** They change nothing about whether the words are shown. */
export const actsOnTheSide = [
  'translate',
  'untranslate',
  'remove_version',
  'heed_report',
  'keep_reported',
] as const satisfies ModerationAct[]

interface Act {
  contributionId: string
  act: ModerationTable['act']
  reason?: HoldReason | null
  note?: string | null
}

export async function logAct(tools: Tools, trx: Trx, { account }: Actor, act: Act): Promise<void> {
  const accountId = account?.id ?? refuse('login_first')
  await trx
    .insertInto('moderation')
    .values({ ...act, id: tools.newId(), accountId, at: tools.now() })
    .execute()
}

/** Of what concerns the whole room, or one question. */
export async function logRoomAct(
  tools: Tools,
  trx: Trx,
  { account }: { account: { id: string } | null },
  act: Pick<RoomActTable, 'meetingId' | 'act'> &
    Partial<Omit<RoomActTable, 'id' | 'at' | 'accountId' | 'meetingId' | 'act'>>,
): Promise<void> {
  const accountId = account?.id ?? refuse('login_first')
  await trx
    .insertInto('roomAct')
    .values({ ...act, id: tools.newId(), accountId, at: tools.now() })
    .execute()
}

export interface LoggedAct {
  id: string
  at: number
  by: string
  act: ModerationTable['act'] | RoomActTable['act']
  reason: HoldReason | null
  note: string | null
  contributionId: string | null
  threadId: string | null
  /** Who was given a hat, or lost it. */
  hat: HatMark | null
  /** Who no longer leads. */
  person: string | null
  /** To how many, of what is done to many; of an item, the minutes that it was given. */
  count: number | null
  /** What an item or a theme was called then. */
  about: string | null
  /** What it is called from then on, or what it went into. */
  becomes: string | null
  /** As they are called now. */
  speaker: { name: string | null; number: number | null } | null
}

/** Newest first. Refuses `forbidden` for who does not lead the meeting. */
export async function readLog(tools: Tools, actor: Actor, meetingId: string): Promise<LoggedAct[]> {
  const { roles } = await meetingFor(tools.db, actor, meetingId)
  if (!roles.leads) refuse('forbidden')
  const acts = await tools.db
    .selectFrom('moderation')
    .innerJoin('contribution', 'contribution.id', 'moderation.contributionId')
    .innerJoin('account', 'account.id', 'moderation.accountId')
    .select([
      'moderation.id',
      'at',
      'account.name as by',
      'act',
      'reason',
      'note',
      'contributionId',
      'contribution.threadId',
    ])
    .where('contribution.meetingId', '=', meetingId)
    .execute()
  const roomActs = await tools.db
    .selectFrom('roomAct')
    .innerJoin('account', 'account.id', 'roomAct.accountId')
    .leftJoin('account as person', 'person.id', 'roomAct.personId')
    .leftJoin('speaker', 'speaker.id', 'roomAct.speakerId')
    .leftJoin('participant', 'participant.id', 'speaker.participantId')
    .select([
      'roomAct.id',
      'at',
      'account.name as by',
      'act',
      'threadId',
      'hatId',
      'count',
      'about',
      'becomes',
    ])
    .select(['person.name as person', 'speakerId', 'speaker.name as speakerName', 'calledAs'])
    .where('roomAct.meetingId', '=', meetingId)
    .execute()
  const hats = new Map((await listHats(tools, actor, meetingId)).map((hat) => [hat.id, markOf(hat)]))
  const unreasoned = { reason: null, note: null, contributionId: null }
  const unnamed = { hat: null, person: null, count: null, about: null, becomes: null, speaker: null }
  const all: LoggedAct[] = [
    ...acts.map((act) => ({ ...act, ...unnamed })),
    ...roomActs.map(({ hatId, speakerId, speakerName: name, calledAs, ...act }) => ({
      ...{ ...unreasoned, ...act, hat: hats.get(hatId ?? '') ?? null },
      speaker: speakerId ? { name, number: name === null ? calledAs : null } : null,
    })),
  ]
  return all.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}
