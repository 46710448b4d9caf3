/** What people said, as far as it is shown. Names are not looked for: one looks for words, not for who said them. */
import { isInPlace } from '../contributions/in-place.ts'
import { describing } from '../contributions/read.ts'
import type { Kind } from './kind.ts'

export const contributions: Kind = {
  async entries(reader, ids) {
    const rows = await reader
      .selectFrom('contribution')
      .innerJoin('meeting', 'meeting.id', 'contribution.meetingId')
      .leftJoin('contribution as parent', 'parent.id', 'contribution.parentId')
      .select([
        ...([
          'contribution.id',
          'contribution.text',
          'contribution.channel',
          'contribution.meetingId',
        ] as const),
        ...(['meeting.startsAt', 'meeting.place', 'parent.meetingId as underMeetingId'] as const),
      ])
      .where('contribution.id', 'in', ids)
      .where('contribution.state', '=', 'shown')
      .where('meeting.rehearsalOf', 'is', null)
      .where(isInPlace)
      .execute()
    return rows.map(({ id, text, channel, meetingId, underMeetingId, startsAt, place }) => ({
      ...{
        id,
        text,
        channel,
        meetingId,
        startsAt,
        venue: place,
        sight: 'words' as const,
        threadId: null,
      },
      meetingIds: [meetingId],
      underMeetingId: underMeetingId === meetingId ? null : underMeetingId,
    }))
  },

  async hits(reader, _mine, ids) {
    const rows = await reader
      .selectFrom('contribution')
      .selectAll()
      .where('id', 'in', ids)
      .where('state', '=', 'shown')
      .execute()
    const about = await reader
      .selectFrom('contribution')
      .innerJoin('thread', 'thread.id', 'contribution.threadId')
      .innerJoin('meeting', 'meeting.id', 'contribution.meetingId')
      .select(['contribution.id', 'thread.question', 'meeting.title', 'meeting.place', 'meeting.startsAt'])
      .where('contribution.id', 'in', ids)
      // What it answers may have been held back at the instant that it was written.
      .where(isInPlace)
      .execute()
    const whereOf = new Map(about.map(({ id, ...where }) => [id, where]))
    const describe = await describing(reader, rows, 'room')
    return rows.flatMap((row) => {
      const where = whereOf.get(row.id)
      const { channel, place, name, hat, createdAt, saidAt = createdAt, parentId } = describe(row)
      return where
        ? [
            {
              id: row.id,
              meeting: {
                id: row.meetingId,
                title: where.title,
                place: where.place,
                startsAt: where.startsAt,
              },
              thread: { id: row.threadId, question: where.question },
              texts: [{ part: 'text' as const, text: row.text }],
              said: {
                channel,
                name,
                at: saidAt,
                isReply: parentId !== null,
                ...(place && { place }),
                ...(hat && { hat }),
              },
            },
          ]
        : []
    })
  },
}
