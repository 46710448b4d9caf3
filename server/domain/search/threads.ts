/** Questions. A question stands by the newest meeting that everybody may know of and that has it, and else by the one that asked it first. */
import type { Entry, Kind } from './kind.ts'
import { isKnownTo } from './sight.ts'

export const threads: Kind = {
  async entries(reader, ids) {
    const rows = await reader
      .selectFrom('thread')
      .innerJoin('threadMeeting', 'threadMeeting.threadId', 'thread.id')
      .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
      .select([
        ...([
          'thread.id',
          'thread.question',
          'thread.meetingId as originId',
          'meeting.id as meetingId',
        ] as const),
        ...(['meeting.startsAt', 'meeting.place', 'meeting.access', 'meeting.state'] as const),
      ])
      .where('thread.id', 'in', ids)
      .where('meeting.rehearsalOf', 'is', null)
      .orderBy('meeting.startsAt', 'desc')
      .execute()
    return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((having): Entry[] => {
      const isEverybodys = (one: (typeof rows)[number]) => one.access !== 'closed' && one.state !== 'draft'
      const at =
        having.find(isEverybodys) ??
        having.find(({ meetingId, originId }) => meetingId === originId) ??
        having[0]
      return at
        ? [
            {
              ...{
                id: at.id,
                text: at.question,
                meetingId: at.meetingId,
                startsAt: at.startsAt,
                venue: at.place,
              },
              ...{
                channel: null,
                meetingIds: having.map(({ meetingId }) => meetingId),
                sight: 'known',
                threadId: at.id,
                underMeetingId: null,
              },
            },
          ]
        : []
    })
  },

  async hits(reader, mine, ids) {
    const rows = await reader.selectFrom('thread').select(['id', 'question']).where('id', 'in', ids).execute()
    const having = await reader
      .selectFrom('threadMeeting')
      .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
      .selectAll('meeting')
      .select('threadId')
      .where('threadId', 'in', ids)
      .orderBy('meeting.startsAt', 'desc')
      .execute()
    return rows.flatMap(({ id, question }) => {
      const meeting = having.find((one) => one.threadId === id && isKnownTo(mine, one))
      return meeting
        ? [{ id, meeting, thread: null, texts: [{ part: 'question' as const, text: question }], said: null }]
        : []
    })
  },
}
