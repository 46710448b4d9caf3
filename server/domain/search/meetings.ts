/** Meetings: what they are called, where they are, and their frame. */
import { viewOf } from '../meetings/meeting.ts'
import type { Kind } from './kind.ts'

export const meetings: Kind = {
  async entries(reader, ids) {
    const rows = await reader
      .selectFrom('meeting')
      .selectAll()
      .where('id', 'in', ids)
      .where('rehearsalOf', 'is', null)
      .execute()
    return rows.map((meeting) => ({
      ...{ id: meeting.id, meetingId: meeting.id, startsAt: meeting.startsAt, venue: meeting.place },
      ...{ channel: null, sight: 'known' as const, threadId: null, underMeetingId: null },
      meetingIds: [meeting.id],
      text: textsOf(viewOf(meeting))
        .map(({ text }) => text)
        .join('\n'),
    }))
  },

  async hits(reader, _mine, ids) {
    const rows = await reader.selectFrom('meeting').selectAll().where('id', 'in', ids).execute()
    return rows.map(viewOf).map((meeting) => ({
      ...{ id: meeting.id, meeting, thread: null, said: null },
      texts: textsOf(meeting),
    }))
  },
}

const textsOf = ({ title, place, frame }: ReturnType<typeof viewOf>) => [
  { part: 'title' as const, text: title },
  { part: 'place' as const, text: place },
  { part: 'purpose' as const, text: frame.purpose },
  { part: 'influence' as const, text: frame.influence },
  { part: 'fixed' as const, text: frame.fixed },
  { part: 'decides' as const, text: frame.decides },
  { part: 'afterwards' as const, text: frame.afterwards },
]
