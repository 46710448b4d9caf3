/** What has been seen to on the day of a meeting: by the machine where it can know, by a person where it cannot. */
import type { DayItem } from '../../../src/lib/contract/words.ts'
import { dayItems } from '../../../src/lib/contract/words.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { reachKey } from './reach.ts'

export interface DayItemView {
  item: DayItem
  /** Null until it has been seen to. */
  at: number | null
  /** Null where the machine noticed it. */
  by: string | null
  /** How many the line carries; of `network` alone. */
  phones: number | null
}

export interface DayPage {
  items: DayItemView[]
  /** Of the page by which phones show that they reach us: `/reached/KEY`. */
  reachKey: string
}

/** Refuses `forbidden` for who does not lead it, and `not_found` for a rehearsal: it has no day. */
export async function readDay(tools: Tools, actor: Actor, meetingId: string): Promise<DayPage> {
  const { meeting, roles } = await meetingFor(tools.db, actor, meetingId)
  if (meeting.rehearsalOf !== null) refuse('not_found')
  if (!roles.leads) refuse('forbidden')
  const items = (await hasStands(tools.db, meetingId))
    ? dayItems
    : dayItems.filter((item) => item !== 'stands')
  const seen = new Map([...(await noticed(tools.db, meetingId)), ...(await said(tools.db, meetingId))])
  return {
    items: items.map((item) => ({ item, at: null, by: null, phones: null, ...seen.get(item) })),
    reachKey: reachKey(tools, meetingId),
  }
}

async function hasStands(reader: Reader, meetingId: string): Promise<boolean> {
  const stand = await reader
    .selectFrom('stand')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return stand !== undefined
}

type Seen = [DayItem, Partial<DayItemView>]

/** What follows from what is there already. */
async function noticed(reader: Reader, meetingId: string): Promise<Seen[]> {
  const { wallSeen } = await reader
    .selectFrom('screen')
    .select((eb) => eb.fn.max('seenAt').as('wallSeen'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  const { joined } = await reader
    .selectFrom('participant')
    .select((eb) => eb.fn.min('createdAt').as('joined'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  return [
    ...(wallSeen ? [['wall_seen', { at: wallSeen }] satisfies Seen] : []),
    ...(joined ? [['phone_joined', { at: joined }] satisfies Seen] : []),
  ]
}

async function said(reader: Reader, meetingId: string): Promise<Seen[]> {
  const rows = await reader
    .selectFrom('checklist')
    .leftJoin('account', 'account.id', 'checklist.accountId')
    .select(['item', 'at', 'phones', 'account.name as by'])
    .where('meetingId', '=', meetingId)
    .execute()
  return rows.map(({ item, ...row }) => [item, row])
}
