/** Years of meetings, written straight into the tables: a million contributions through the verbs would take a day. */
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Channel } from '../../src/lib/contract/words.ts'
import { channels } from '../../src/lib/contract/words.ts'
import type { Engine } from '../../server/persistence/engine.ts'
import type { ContributionTable, Db, MeetingTable } from '../../server/persistence/schema.ts'
import { placeOf } from '../../server/domain/search/place.ts'
import { aText, chance, venues } from './search-texts.ts'

const perMeeting = 500
const dayMs = 24 * 3_600_000
/** A fifth of a year is filled through the index's own way; those before it are copies of it, row by row. */
const seasonDays = 73
export const lastDay = Date.UTC(2026, 7, 1, 17)
const firstDay = lastDay - seasonDays * dayMs

const idOf = (kind: string, number: number) => `${kind}${String(number).padStart(26 - kind.length, '0')}`
export const meetingId = (number: number) => idOf('m', number)
export const host = idOf('a', 0)

/** Most are open and laid forth; some are not yet, some are for participants, and some have closed doors. */
const accessOf = (number: number): Pick<Insertable<MeetingTable>, 'access' | 'publishedAt'> => {
  const at = number % 20
  if (at === 7) return { access: 'closed', publishedAt: null }
  if (at === 11 || at === 12) return { access: 'participants', publishedAt: null }
  return { access: 'open', publishedAt: at === 3 || at === 17 ? null : 1 }
}

export async function fillWorld(db: Db, contributions: number): Promise<number> {
  const chanced = chance(7)
  await db
    .insertInto('account')
    .values({ id: host, name: 'Mette Skov', roles: '["facilitator"]', createdAt: 0 })
    .execute()
  const meetings = Math.ceil(contributions / perMeeting)
  for (let number = 0; number < meetings; number++) await addMeeting(db, number, meetings, chanced)
  await db
    .insertInto('facilitator')
    .values(
      Array.from({ length: Math.min(30, meetings) }, (_, at) => ({
        accountId: host,
        meetingId: meetingId((at * 7) % meetings),
      })).filter((one, at, all) => all.findIndex((other) => other.meetingId === one.meetingId) === at),
    )
    .execute()
  return meetings
}

async function addMeeting(db: Db, number: number, meetings: number, chanced: () => number): Promise<void> {
  const id = meetingId(number)
  const startsAt = firstDay + Math.floor((number / meetings) * seasonDays) * dayMs + (number % 7) * 60_000
  const words = {
    framePurpose: 'At høre, hvad byen skal bruges til.',
    frameInfluence: 'Hvad der skal ske, og hvornår.',
    frameFixed: 'Pengene er afsat.',
    frameDecides: 'Udvalget.',
    frameAfterwards: 'Svar på tråden.',
  }
  await db
    .insertInto('meeting')
    .values({
      ...{
        id,
        kind: 'public_meeting',
        title: `Aften nummer ${number}`,
        place: venues[number % venues.length] ?? '',
      },
      ...{
        address: '',
        directions: '',
        startsAt,
        endsAt: startsAt + 7_200_000,
        expected: 60,
        safetyDelayMs: 8000,
        filed: 0,
      },
      ...{
        wifiName: '',
        wifiPassword: '',
        ...words,
        state: 'closed',
        hostId: host,
        currentItemId: null,
        createdAt: startsAt,
      },
      ...{ announcedAt: 1, openedAt: startsAt, closedAt: startsAt + 7_200_000, publishedBy: 'Mette Skov' },
      ...{
        forgetAt: startsAt + 180 * dayMs,
        forgottenAt: null,
        phonesForgotten: null,
        newPhonesWaitSince: null,
      },
      ...{ rehearsalOf: null, rehearsalEndsAt: null, ...accessOf(number) },
    })
    .execute()
  const threadIds = [0, 1].map((at) => idOf('t', number * 2 + at))
  await db
    .insertInto('thread')
    .values(
      threadIds.map((threadId) => ({
        id: threadId,
        meetingId: id,
        question: aText(chanced).slice(0, 80),
        hostId: host,
        state: 'open' as const,
        createdAt: startsAt,
      })),
    )
    .execute()
  await db
    .insertInto('threadMeeting')
    .values(threadIds.map((threadId) => ({ threadId, meetingId: id })))
    .execute()
  const rows = Array.from({ length: perMeeting }, (_, at) => {
    const one = idOf('c', number * perMeeting + at)
    return aContribution(one, {
      meetingId: id,
      threadId: threadIds[at % 2] ?? '',
      createdAt: startsAt + at * 10_000,
      text: aText(chanced),
      channel: channelOf(at),
    })
  })
  for (let at = 0; at < rows.length; at += 100)
    await db
      .insertInto('contribution')
      .values(rows.slice(at, at + 100))
      .execute()
}

const channelOf = (at: number): Channel =>
  at % 50 === 0 ? 'paper' : (channels[at % 3 === 0 ? 5 : 0] ?? 'phone')

const aContribution = (
  id: string,
  said: Pick<Insertable<ContributionTable>, 'meetingId' | 'threadId' | 'createdAt' | 'text' | 'channel'>,
): Insertable<ContributionTable> => ({
  ...said,
  ...{
    id,
    key: `key-of-${id}`,
    author: id,
    submissionHash: '',
    claimHash: null,
    participantId: null,
    parentId: null,
  },
  ...{
    kind: null,
    name: null,
    nameHeld: 0,
    state: 'shown',
    saidAt: null,
    editedAt: null,
    holdReason: null,
    holdNote: null,
  },
  ...{ standId: null, stopId: null, consentedAt: null, hatId: null },
})

/** The same season once more, earlier: other meetings, questions and contributions with the words of the first. */
export async function repeatSeason(
  db: Db,
  engine: Engine,
  times: number,
  contributions: number,
): Promise<void> {
  const renamed = (id: string, by: number): RawBuilder<string> =>
    engine === 'sqlite'
      ? sql`substr(${sql.ref(id)}, 1, 1) || printf('%025d', cast(substr(${sql.ref(id)}, 2) as integer) + ${sql.lit(by)})`
      : sql`substr(${sql.ref(id)}, 1, 1) || lpad((substr(${sql.ref(id)}, 2)::bigint + ${sql.lit(by)})::text, 25, '0')`
  const meetings = Math.ceil(contributions / perMeeting)
  for (let time = 1; time <= times; time++) {
    const earlier = sql.lit(time * seasonDays * dayMs)
    // Every kind of row is numbered from 0, so each may move by its own count.
    const [meeting, thread, contribution] = [time * meetings, time * meetings * 2, time * contributions]
    const first = (column: string, count: number) =>
      sql`${sql.ref(column)} < ${sql.lit(idOf(column === 'id' ? 'm' : 't', count))}`
    const copy = async (
      table: string,
      changed: Record<string, RawBuilder<unknown>>,
      where: RawBuilder<unknown>,
    ) => {
      const columns =
        (await db.withoutPlugins().introspection.getTables()).find(({ name }) => name === table)?.columns ??
        []
      const names = columns.map(({ name }) => name)
      await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
        select ${sql.join(names.map((name) => changed[name] ?? sql.ref(name)))} from ${sql.table(table)} where ${where}`.execute(
        db.withoutPlugins(),
      )
    }
    const meetingOf = renamed('meeting_id', meeting)
    await copy(
      'meeting',
      {
        id: renamed('id', meeting),
        starts_at: sql`starts_at - ${earlier}`,
        ends_at: sql`ends_at - ${earlier}`,
        forgotten_at: time * seasonDays > 180 ? sql`1` : sql`null`,
      },
      first('id', meetings),
    )
    await copy(
      'thread',
      { id: renamed('id', thread), meeting_id: meetingOf },
      sql`id < ${sql.lit(idOf('t', meetings * 2))}`,
    )
    await copy(
      'thread_meeting',
      { thread_id: renamed('thread_id', thread), meeting_id: meetingOf },
      first('thread_id', meetings * 2),
    )
    await copy(
      'contribution',
      {
        ...{
          id: renamed('id', contribution),
          author: renamed('id', contribution),
          thread_id: renamed('thread_id', thread),
        },
        ...{
          meeting_id: meetingOf,
          created_at: sql`created_at - ${earlier}`,
          key: sql`key || ${sql.lit(`-${time}`)}`,
        },
      },
      sql`id < ${sql.lit(idOf('c', contributions))}`,
    )
    const further = sql.lit(placesOfSeason * time)
    const isFirst = sql`place < ${sql.lit(placeOf(firstDay - dayMs, 0))}`
    const renamedIn = sql`replace(cast(words as text), '§in§' || e.meeting_id, '§in§' || ${renamed('e.meeting_id', meeting)})`
    if (engine === 'sqlite')
      await sql`insert into search_words (rowid, words) select e.place + ${further}, ${renamedIn}
        from search_entry e join search_words on search_words.rowid = e.place where ${sql`e.${isFirst}`} order by e.place`.execute(
        db,
      )
    await copy(
      'search_entry',
      {
        ...{ place: sql`place + ${further}`, meeting_id: meetingOf },
        id: sql`case kind when 'contribution' then ${renamed('id', contribution)} when 'thread' then ${renamed('id', thread)} else ${renamed('id', meeting)} end`,
        thread_id: renamed('thread_id', thread),
        words: sql`replace(cast(words as text), '§in§' || meeting_id, '§in§' || ${meetingOf})::tsvector`,
      },
      isFirst,
    )
  }
}

const placesOfSeason = placeOf(0, 0) - placeOf(seasonDays * dayMs, 0)
