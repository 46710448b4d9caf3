/** What was done, everywhere in the house: at the desks of all meetings, and by administrators. */
import { type RawBuilder, sql } from 'kysely'
import type { InferOutput } from 'valibot'
import { LogInput } from '../../../src/lib/contract/inputs/administration.ts'
import type { AdminAct, HoldReason, ModerationAct, RoomAct } from '../../../src/lib/contract/words.ts'
import { adminActs, moderationActs, roomActs } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { assertAdministrator } from './administrator.ts'

const pageSize = 50

export interface HouseLogLine {
  id: string
  at: number
  /** Empty for who has been erased. */
  by: string
  act: ModerationAct | RoomAct | AdminAct
  meeting: { id: string; title: string } | null
  reason: HoldReason | null
  /** What was done to, or which of several. */
  about: string | null
  before: string | null
  after: string | null
  /** Whom; empty for who has been erased. */
  person: string | null
}

export interface HouseLog {
  lines: HouseLogLine[]
  /** Where the page after this one begins; null on the last. */
  next: string | null
}

const isOneOf = <A extends string>(list: readonly A[], act: string | null): act is A =>
  (list as readonly (string | null)[]).includes(act)

/** Newest first, a page at a time. No rehearsals; without a meeting, each act once. Refuses `login_first` and `forbidden`. */
export async function readHouseLog(tools: Tools, actor: Actor, input: unknown): Promise<HouseLog> {
  assertAdministrator(actor)
  const asked = parse(LogInput, input)
  const { act, meetingId } = asked
  const lines = (
    await Promise.all([
      act === null || isOneOf(moderationActs, act) ? moderated(tools, asked) : [],
      act === null || isOneOf(roomActs, act) ? decided(tools, asked) : [],
      (act === null || isOneOf(adminActs, act)) && meetingId === null ? administered(tools, asked) : [],
    ])
  ).flat()
  lines.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const page = lines.slice(0, pageSize)
  const last = page.at(-1)
  return { lines: page, next: lines.length > pageSize && last ? `${last.at}-${last.id}` : null }
}

type Asked = InferOutput<typeof LogInput>

async function moderated({ db }: Tools, asked: Asked): Promise<HouseLogLine[]> {
  const rows = await db
    .selectFrom('moderation')
    .innerJoin('contribution', 'contribution.id', 'moderation.contributionId')
    .innerJoin('meeting', 'meeting.id', 'contribution.meetingId')
    .innerJoin('account', 'account.id', 'moderation.accountId')
    .select(['moderation.id', 'moderation.at', 'account.name as by', 'act', 'reason', 'note'])
    .select(['meeting.id as meetingId', 'meeting.title', 'contribution.text'])
    .where('meeting.rehearsalOf', 'is', null)
    .where(at('meeting.id', asked.meetingId))
    .where(asIs('moderation', asked))
    .orderBy('moderation.at', 'desc')
    .orderBy('moderation.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  return rows.map(({ meetingId: id, title, text, note, ...row }) => ({
    ...{ ...row, ...plain, meeting: { id, title }, about: text, after: note },
  }))
}

async function decided({ db }: Tools, asked: Asked): Promise<HouseLogLine[]> {
  const rows = await db
    .selectFrom('roomAct')
    .innerJoin('meeting', 'meeting.id', 'roomAct.meetingId')
    .innerJoin('account', 'account.id', 'roomAct.accountId')
    .leftJoin('account as person', 'person.id', 'roomAct.personId')
    .select(['roomAct.id', 'roomAct.at', 'account.name as by', 'act', 'about', 'becomes'])
    .select(['meeting.id as meetingId', 'meeting.title', 'person.name as person'])
    .where('meeting.rehearsalOf', 'is', null)
    .where(at('meeting.id', asked.meetingId))
    .where(asIs('roomAct', asked))
    .$if(asked.meetingId === null, (query) => query.where(isFirstOfTheAct))
    .orderBy('roomAct.at', 'desc')
    .orderBy('roomAct.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  return rows.map(({ meetingId: id, title, becomes, person, ...row }) => ({
    ...{ ...plain, ...row, person, meeting: { id, title }, after: becomes },
  }))
}

async function administered({ db }: Tools, asked: Asked): Promise<HouseLogLine[]> {
  const rows = await db
    .selectFrom('adminAct')
    .innerJoin('account', 'account.id', 'adminAct.accountId')
    .leftJoin('account as person', 'person.id', 'adminAct.personId')
    .select(['adminAct.id', 'adminAct.at', 'account.name as by', 'act', 'about', 'before', 'after'])
    .select('person.name as person')
    .where(asIs('adminAct', asked))
    .orderBy('adminAct.at', 'desc')
    .orderBy('adminAct.id', 'desc')
    .limit(pageSize + 1)
    .execute()
  return rows.map((row) => ({ ...row, meeting: null, reason: null }))
}

/** What is done to a thread of several meetings stands in the log of each, and here once. */
const isFirstOfTheAct = sql<boolean>`not exists (
    select 1 from room_act twin where twin.at = room_act.at and twin.act = room_act.act
      and twin.account_id = room_act.account_id and twin.thread_id = room_act.thread_id
      and twin.meeting_id < room_act.meeting_id
  )`

type LogTable = 'moderation' | 'roomAct' | 'adminAct'

/** Of this kind, and before where the page begins. */
const asIs = (table: LogTable, { act, before }: Asked): RawBuilder<boolean> => {
  const earlier = before
    ? sql`(${sql.ref(`${table}.at`)}, ${sql.ref(`${table}.id`)}) < (${before.at}, ${before.id})`
    : sql`1 = 1`
  return act ? sql`${sql.ref(`${table}.act`)} = ${act} and ${earlier}` : sql`${earlier}`
}

const at = (column: string, wanted: string | null): RawBuilder<boolean> =>
  wanted === null ? sql`1 = 1` : sql`${sql.ref(column)} = ${wanted}`

const plain = { reason: null, about: null, before: null, after: null, person: null, meeting: null }
