/** Who wants to hear at once is told a little after there is something: an evening's talk is one mail and not forty. */
import { placeTarget } from '../../../src/lib/contract/place.ts'
import type { FollowKind } from '../../../src/lib/contract/words.ts'
import type { Tools } from '../tools.ts'
import { atOnceMs } from './rhythm.ts'
import { wakeForClosing } from './wake-for-closing.ts'

/** What of each kind something has come of, and the instant of the newest of it. */
type Newest = Record<FollowKind, Map<string, number>>

/**
 * Makes their mail due where something has come since then that their last mail could not tell yet. Harmless to do twice, or in
 * two processes. Also wakes whoever else would hear too late that a conversation closes.
 * @param since epoch ms.
 */
export async function wakeAtOnce(tools: Tools, since: number): Promise<void> {
  await wakeForClosing(tools, since)
  const newest = Object.entries(await newestSince(tools, since)) as [FollowKind, Map<string, number>][]
  if (newest.every(([, targets]) => targets.size === 0)) return
  await tools.write(async (trx) => {
    for (const [kind, targets] of newest)
      for (const [target, at] of targets)
        await trx
          .updateTable('follow')
          .set({ dueAt: tools.now() + atOnceMs })
          .where('rhythm', '=', 'at_once')
          .where('dueAt', 'is', null)
          .where('kind', '=', kind)
          .where('target', '=', target)
          .where('toldUntil', '<', at)
          .execute()
  })
}

async function newestSince({ db, now }: Tools, since: number): Promise<Newest> {
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
    // Told apart below: to do it here would read all there is in the order of threads.
    .unionAll(
      db
        .selectFrom('moderation')
        .innerJoin('contribution', 'contribution.id', 'moderation.contributionId')
        .select(['threadId', 'at'])
        .where('act', 'in', ['release', 'approve'])
        .where('at', '>', since),
    )
    .unionAll(
      db
        .selectFrom('answerVersion')
        .innerJoin('answer', 'answer.id', 'answerVersion.answerId')
        .select(['threadId', 'at'])
        .where('at', '>', since),
    )
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
        .where('closingNewsAt', '<=', now()),
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
  const threads = newestOf(said.map(({ threadId, at }) => [threadId, at]))
  const held = await db
    .selectFrom('meeting')
    .select(['id', 'place', 'announcedAt', 'movedAt', 'publishedAt'])
    .where((eb) =>
      eb.or([eb('announcedAt', '>', since), eb('movedAt', '>', since), eb('publishedAt', '>', since)]),
    )
    .execute()
  const meetings = newestOf(
    held.map(({ id, announcedAt, movedAt, publishedAt }) => [
      id,
      Math.max(announcedAt ?? 0, movedAt ?? 0, publishedAt ?? 0),
    ]),
  )
  const [threadIds, ids] = [[...threads.keys()], [...meetings.keys()]]
  const having =
    threadIds.length + ids.length === 0
      ? []
      : await db
          .selectFrom('threadMeeting')
          .select(['threadId', 'meetingId'])
          .where((eb) =>
            eb.or([
              ...(threadIds.length > 0 ? [eb('threadId', 'in', threadIds)] : []),
              ...(ids.length > 0 ? [eb('meetingId', 'in', ids)] : []),
            ]),
          )
          .execute()
  const takenUp = await db
    .selectFrom('threadMeeting')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
    .select(['threadId', 'takenUpAt'])
    .where('takenUpAt', '>', since)
    .where('meeting.state', '=', 'announced')
    .execute()
  const led =
    ids.length === 0
      ? []
      : await db.selectFrom('facilitator').selectAll().where('meetingId', 'in', ids).execute()
  const ofMeeting = (id: string) => meetings.get(id) ?? 0
  const both = having.map(({ threadId, meetingId }) => ({
    ...{ threadId, meetingId, at: Math.max(threads.get(threadId) ?? 0, ofMeeting(meetingId)) },
  }))
  return {
    thread: newestOf([
      ...both.map(({ threadId, at }): Dated => [threadId, at]),
      ...takenUp.map(({ threadId, takenUpAt }): Dated => [threadId, takenUpAt]),
    ]),
    meeting: newestOf([...meetings, ...both.map(({ meetingId, at }): Dated => [meetingId, at])]),
    place: newestOf(held.map(({ id, place }) => [placeTarget(place), ofMeeting(id)])),
    facilitator: newestOf(led.map(({ accountId, meetingId }) => [accountId, ofMeeting(meetingId)])),
  }
}

type Dated = [id: string, at: number]

function newestOf(dated: Dated[]): Map<string, number> {
  const newest = new Map<string, number>()
  for (const [id, at] of dated) newest.set(id, Math.max(at, newest.get(id) ?? 0))
  return newest
}
