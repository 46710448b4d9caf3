import ical, { ICalEventStatus } from 'ical-generator'
import type { MeetingView } from '../../src/lib/contract/wire/meeting.ts'

export const calendarOf = (meeting: MeetingView): string => calendarWith(meeting.title, [meeting])

/** In UTC, so that no time zone table is needed. */
export function calendarWith(name: string, meetings: MeetingView[]): string {
  const calendar = ical({ name, prodId: { company: 'raadslag', product: 'raadslag' } })
  for (const meeting of meetings)
    calendar.createEvent({
      id: meeting.id,
      start: new Date(meeting.startsAt),
      end: new Date(meeting.endsAt),
      summary: meeting.title,
      location: [meeting.place, meeting.address].filter(Boolean).join(', '),
      description: [meeting.frame.purpose, meeting.directions].filter(Boolean).join('\n\n'),
      status: ICalEventStatus.CONFIRMED,
    })
  return calendar.toString()
}
