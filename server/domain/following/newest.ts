/** Of what can be followed, all that something has come of since an instant. */
import { placeTarget } from '../../../src/lib/contract/place.ts'
import type { FollowKind } from '../../../src/lib/contract/words.ts'
import type { Reader } from '../../persistence/schema.ts'
import type { Tools } from '../tools.ts'

/** With the instant of the newest of it; epoch ms. */
type Dated = [id: string, at: number]
type Instants = Map<string, number>

export async function newestSince({ db, now }: Tools, since: number): Promise<Record<FollowKind, Instants>> {
  const threads = newestOf([...(await saidSince(db, since)), ...(await arrangedSince(db, since, now()))])
  const held = await heldSince(db, since)
  const meetings = newestOf(held.map(({ id, at }) => [id, at]))
  const both = await onAgendas(db, threads, meetings)
  return {
    thread: newestOf([
      ...both.map(({ threadId, at }): Dated => [threadId, at]),
      ...(await takenUpSince(db, since)),
    ]),
    meeting: newestOf([...meetings, ...both.map(({ meetingId, at }): Dated => [meetingId, at])]),
    place: newestOf(held.map(({ place, at }) => [placeTarget(place), at])),
    facilitator: newestOf(await ledBy(db, meetings)),
  }
}

function newestOf(dated: Dated[]): Instants {
  const newest: Instants = new Map()
  for (const [id, at] of dated) newest.set(id, Math.max(at, newest.get(id) ?? 0))
  return newest
}

/** Threads in which somebody said something, or in which something can be read that could not before. */
async function saidSince(db: Reader, since: number): Promise<Dated[]> {
  const said = await db
    .selectFrom('contribution')
    .select(['threadId', 'createdAt as at'])
    .where('createdAt', '>', since)
    .unionAll(
      db
        .selectFrom('contribution')
        .select((eb) => ['threadId', eb.ref('seenAt').$notNull().as('at')])
        .where('seenAt', '>', since),
    )
    // Told apart above: to do it here would read all there is in the order of threads.
    .unionAll(
      db
        .selectFrom('moderation')
        .innerJoin('contribution', 'contribution.id', 'moderation.contributionId')
        .select(['threadId', 'at'])
        .where('act', 'in', ['release', 'approve'])
        .where('at', '>', since),
    )
    .execute()
  return said.map(({ threadId, at }) => [threadId, at])
}

/** Threads that were answered, promised an answer, moved, summed up, or are about to close. */
async function arrangedSince(db: Reader, since: number, now: number): Promise<Dated[]> {
  const arranged = await db
    .selectFrom('answerVersion')
    .innerJoin('answer', 'answer.id', 'answerVersion.answerId')
    .select(['threadId', 'at'])
    .where('at', '>', since)
    .unionAll(
      db
        .selectFrom('promise')
        .select((eb) => [eb.ref('threadId').$notNull().as('threadId'), 'createdAt as at'])
        .where('answers', '=', 1)
        .where('threadId', 'is not', null)
        .where('createdAt', '>', since),
    )
    .unionAll(
      db
        .selectFrom('thread')
        .select((eb) => ['id as threadId', eb.ref('closingNewsAt').$notNull().as('at')])
        .where('closingNewsAt', '>', since)
        .where('closingNewsAt', '<=', now),
    )
    .unionAll(db.selectFrom('threadMove').select(['intoId as threadId', 'at']).where('at', '>', since))
    .unionAll(db.selectFrom('threadMove').select(['fromId as threadId', 'at']).where('at', '>', since))
    .unionAll(
      db
        .selectFrom('threadSummaryVersion')
        .select(['threadId', 'at'])
        .where('act', '=', 'publish')
        .where('at', '>', since),
    )
    .execute()
  return arranged.map(({ threadId, at }) => [threadId, at])
}

async function takenUpSince(db: Reader, since: number): Promise<Dated[]> {
  const takenUp = await db
    .selectFrom('threadMeeting')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
    .select(['threadId', 'takenUpAt'])
    .where('takenUpAt', '>', since)
    .where('meeting.state', '=', 'announced')
    .execute()
  return takenUp.map(({ threadId, takenUpAt }) => [threadId, takenUpAt])
}

/** Meetings that were announced, moved, or laid forth. */
async function heldSince(db: Reader, since: number): Promise<{ id: string; place: string; at: number }[]> {
  const held = await db
    .selectFrom('meeting')
    .select(['id', 'place', 'announcedAt', 'movedAt', 'publishedAt'])
    .where((eb) =>
      eb.or([eb('announcedAt', '>', since), eb('movedAt', '>', since), eb('publishedAt', '>', since)]),
    )
    .execute()
  return held.map(({ id, place, announcedAt, movedAt, publishedAt }) => ({
    ...{ id, place, at: Math.max(announcedAt ?? 0, movedAt ?? 0, publishedAt ?? 0) },
  }))
}

/** What comes of a thread comes of each meeting that has had it, and the other way round. */
async function onAgendas(db: Reader, threads: Instants, meetings: Instants) {
  if (threads.size + meetings.size === 0) return []
  const having = await db
    .selectFrom('threadMeeting')
    .select(['threadId', 'meetingId'])
    .where((eb) =>
      eb.or([
        ...(threads.size > 0 ? [eb('threadId', 'in', [...threads.keys()])] : []),
        ...(meetings.size > 0 ? [eb('meetingId', 'in', [...meetings.keys()])] : []),
      ]),
    )
    .execute()
  return having.map(({ threadId, meetingId }) => ({
    ...{ threadId, meetingId, at: Math.max(threads.get(threadId) ?? 0, meetings.get(meetingId) ?? 0) },
  }))
}

async function ledBy(db: Reader, meetings: Instants): Promise<Dated[]> {
  if (meetings.size === 0) return []
  const led = await db
    .selectFrom('facilitator')
    .selectAll()
    .where('meetingId', 'in', [...meetings.keys()])
    .execute()
  return led.map(({ accountId, meetingId }) => [accountId, meetings.get(meetingId) ?? 0])
}
