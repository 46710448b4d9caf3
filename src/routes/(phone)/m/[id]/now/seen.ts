/** Where words will be seen, and who reads them first, as this meeting's settings make it true before one writes. */
import type { ThreadView } from '$lib/contract/wire/contributions.ts'
import type { MeetingView } from '$lib/contract/wire/meeting.ts'
import { m } from '$lib/paraglide/messages.js'

interface Writing {
  meeting: MeetingView
  thread: ThreadView | null
  isReply: boolean
  /** What comes from this phone is read at the desk first. */
  phoneWaits: boolean
}

const where = {
  open: m.phone_seen_open,
  participants: m.phone_seen_participants,
  closed: m.phone_seen_closed,
}

export function seenSentence({ meeting, thread, isReply, phoneWaits }: Writing): string {
  const isReadFirst = meeting.safetyDelayMs === null || thread?.readFirst === true || phoneWaits
  return [
    isReply ? m.phone_seen_reply() : where[meeting.access](),
    isReadFirst ? m.phone_seen_approved() : '',
    meeting.filed ? m.phone_seen_filed() : '',
    m.phone_seen_private(),
  ]
    .filter(Boolean)
    .join(' ')
}
