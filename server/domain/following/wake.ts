/** Who wants to hear at once is told a little after there is something: an evening's talk is one mail and not forty. */
import { placeTarget } from '../../../src/lib/contract/place.ts'
import type { FollowKind } from '../../../src/lib/contract/words.ts'
import type { Tools } from '../tools.ts'

export const atOnceMs = 10 * 60_000

/**
 * Makes their mail due where something has come since then. Harmless to do twice, or in two processes.
 * @param since epoch ms.
 */
export async function wakeAtOnce(tools: Tools, since: number): Promise<void> {
  const targets = await targetsSince(tools, since)
  const kinds = Object.entries(targets) as [FollowKind, string[]][]
  if (kinds.every(([, some]) => some.length === 0)) return
  await tools.write(async (trx) => {
    for (const [kind, some] of kinds)
      if (some.length > 0)
        await trx
          .updateTable('follow')
          .set({ dueAt: tools.now() + atOnceMs })
          .where('rhythm', '=', 'at_once')
          .where('dueAt', 'is', null)
          .where('kind', '=', kind)
          .where('target', 'in', some)
          .execute()
  })
}

async function targetsSince({ db, now }: Tools, since: number): Promise<Record<FollowKind, string[]>> {
  const said = await db
    .selectFrom('contribution')
    .select('threadId')
    .where('createdAt', '>', since)
    .unionAll(db.selectFrom('contribution').select('threadId').where('seenAt', '>', since))
    // Told apart below: to do it here would read all there is in the order of threads.
    .unionAll(
      db
        .selectFrom('moderation')
        .innerJoin('contribution', 'contribution.id', 'moderation.contributionId')
        .select('threadId')
        .where('act', 'in', ['release', 'approve'])
        .where('at', '>', since),
    )
    .unionAll(
      db
        .selectFrom('answerVersion')
        .innerJoin('answer', 'answer.id', 'answerVersion.answerId')
        .select('threadId')
        .where('at', '>', since),
    )
    .unionAll(
      db
        .selectFrom('promise')
        .select((eb) => eb.ref('threadId').$notNull().as('threadId'))
        .where('answers', '=', 1)
        .where('threadId', 'is not', null)
        .where('createdAt', '>', since),
    )
    .unionAll(
      db
        .selectFrom('thread')
        .select('id as threadId')
        .where('closingNewsAt', '>', since)
        .where('closingNewsAt', '<=', now()),
    )
    .unionAll(db.selectFrom('threadMove').select('intoId as threadId').where('at', '>', since))
    .unionAll(db.selectFrom('threadMove').select('fromId as threadId').where('at', '>', since))
    .unionAll(
      db
        .selectFrom('threadSummaryVersion')
        .select('threadId')
        .where('act', '=', 'publish')
        .where('at', '>', since),
    )
    .execute()
  const threads = [...new Set(said.map(({ threadId }) => threadId))]
  const meetings = await db
    .selectFrom('meeting')
    .select(['id', 'place'])
    .where((eb) => eb.or([eb('announcedAt', '>', since), eb('publishedAt', '>', since)]))
    .execute()
  const ids = meetings.map(({ id }) => id)
  const having =
    threads.length + ids.length === 0
      ? []
      : await db
          .selectFrom('threadMeeting')
          .selectAll()
          .where((eb) =>
            eb.or([
              ...(threads.length > 0 ? [eb('threadId', 'in', threads)] : []),
              ...(ids.length > 0 ? [eb('meetingId', 'in', ids)] : []),
            ]),
          )
          .execute()
  const led =
    ids.length === 0
      ? []
      : await db.selectFrom('facilitator').select('accountId').where('meetingId', 'in', ids).execute()
  const each = (some: string[]) => [...new Set(some)]
  return {
    thread: each(having.map(({ threadId }) => threadId)),
    meeting: each([...ids, ...having.map(({ meetingId }) => meetingId)]),
    place: each(meetings.map(({ place }) => placeTarget(place))),
    facilitator: each(led.map(({ accountId }) => accountId)),
  }
}
