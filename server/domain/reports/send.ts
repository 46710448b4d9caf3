/** After a meeting nobody sits at its desk, so whoever hosts the thread hears of reports by mail; without a host, those who lead its meeting. */
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { postLetter } from '../mail/post.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { Thread } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'

interface Sent {
  thread: Thread
  meeting: Meeting
  /** Of our own pages; null where that is not known. */
  origin: string | null
}

const hourMs = 3_600_000
/** Who comes back from a holiday reads it on their list of meetings; ms. */
const longestMs = 7 * 24 * hourMs

/** One letter for each thread in an hour: what else is reported stands on the page that it leads to. */
export async function sendReport(tools: Tools, trx: Trx, { thread, meeting, origin }: Sent): Promise<void> {
  if (meeting.rehearsalOf !== null || (await isAtADesk(trx, thread))) return
  const now = tools.now()
  const people = await reachedFor(trx, thread, meeting)
  for (const [language, some] of Map.groupBy(people, (one) => one.language ?? 'da'))
    await postLetter(
      tools,
      trx,
      {
        ...{ key: `report ${thread.id} ${Math.floor(now / hourMs)} ${language}`, kind: 'report' },
        ...{ meetingId: meeting.id, accountId: null },
        content: {
          ...{ language, subject: '', text: '' },
          link: origin && `${origin}/m/${meeting.id}/reports`,
          said: { question: thread.question },
        },
        ...{ expiresAt: now + longestMs, turn: 'awaited' },
      },
      some.map(({ email, name }) => ({ address: email ?? '', name: name || null })),
    )
}

const reachedFor = (trx: Trx, { hostId }: Thread, { id }: Meeting) =>
  trx
    .selectFrom('account')
    .select(['email', 'name', 'language'])
    .where('email', 'is not', null)
    .where('blockedAt', 'is', null)
    .where((eb) =>
      hostId === null
        ? eb('id', 'in', eb.selectFrom('facilitator').select('accountId').where('meetingId', '=', id))
        : eb('id', '=', hostId),
    )
    .orderBy('id')
    .$call(held(trx))
    .execute()

async function isAtADesk(trx: Trx, { id }: Thread): Promise<boolean> {
  const open = await trx
    .selectFrom('threadMeeting')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
    .select('meeting.id')
    .where('threadId', '=', id)
    .where('meeting.state', '=', 'open')
    .executeTakeFirst()
  return open !== undefined
}
