/** What can happen. Events carry ids and facts, never rows: what a reader sees is the row as it stands. */

interface InMeeting {
  meetingId: string
}
interface InThread {
  contributionId: string
  threadId: string
}
interface Seen extends InThread {
  /** Whether the room sees it now, or saw it until now. Of what it never saw it hears nothing. */
  seen: boolean
}

export interface Events {
  'meeting.planned': InMeeting
  'meeting.announced': InMeeting
  /** `earlierIds`: what was said before, and may be on the wall from now on. */
  'meeting.opened': InMeeting & { earlierIds: string[] }
  'meeting.closed': InMeeting
  'meeting.published': InMeeting
  'agenda.planned': InMeeting & { itemIds: string[] }
  'agenda.moved': InMeeting & { itemIds: string[] }
  'thread.opened': InMeeting & { threadId: string }
  /** It is read at other hours, closes on another day, has closed, or is open again. */
  'thread.arranged': { threadId: string }
  /** Its item went before anybody had written to it. */
  'thread.dropped': InMeeting & { threadId: string }
  /** Also when the words of another meeting that has the thread become public: then they are told here. */
  'thread.taken_up': InMeeting & { threadId: string; seenIds: string[]; unseenIds: string[] }
  /** Words went from the first of these threads into the second; all that this meeting sees otherwise for it. */
  'thread.rearranged': InMeeting & {
    threadIds: string[]
    seenIds: string[]
    unseenIds: string[]
    themeIds: string[]
    itemIds: string[]
    standIds: string[]
    promiseIds: string[]
  }
  'contribution.received': InThread
  /** Received, and not shown before it is approved, or before reading hours begin; also when that is another hour. */
  'contribution.awaits_approval': InThread
  'contribution.edited': Seen
  /** A person put it into another language, or took that back. */
  'contribution.translated': Seen
  /** `counted`: it was among those whose number the wall tells, shown or held back. */
  'contribution.withdrawn': Seen & { counted: boolean }
  'contribution.held': Seen
  'contribution.released': Seen
  /** Neither yes nor no any longer: it waits for approval again. */
  'contribution.put_back': Seen
  /** The reason came after the act; the room knows nothing of reasons. */
  'contribution.hold_explained': InThread
  /** Of each contribution that came from the phone: the desk may read on it whether it is stopped. */
  'phone.stopped': InThread
  'phone.allowed': InThread
  'phone.forgotten': InThread
  'contribution.put_on_wall': InThread
  /** From home or an earlier meeting, now in the queue of this meeting's wall. */
  'contribution.let_in': InMeeting & { contributionId: string }
  /** The stop or the stand that it was said at is called otherwise. */
  'contribution.relocated': Seen
  'theme.changed': InMeeting & { themeId: string }
  /** It belongs to other themes of this meeting than before. */
  'contribution.gathered': InMeeting & { contributionId: string; seen: boolean }
  /** Its author would rather have it elsewhere. */
  'contribution.wished': InThread
  'stand.changed': InMeeting & { standId: string }
  /** Given, used, given back, or taken back. */
  'hat.changed': InMeeting & { hatId: string }
  /** It is marked otherwise than before: the hat that it was said under was taken back. */
  'contribution.marked': Seen
  'speaker.asked': InMeeting & { speakerId: string }
  'speaker.withdrawn': InMeeting & { speakerId: string }
  'speaker.called': InMeeting & { speakerId: string }
  'speaker.ended': InMeeting & { speakerId: string }
  /** What they are called up by is another: an office was put on or laid down, or the name is forgotten. */
  'speaker.renamed': InMeeting & { speakerId: string }
  'promise.made': InMeeting & { promiseId: string }
  'promise.withdrawn': InMeeting & { promiseId: string }
  /** Also when that was corrected or withdrawn; of words under a theme or a thread that was answered, with `seen` false. */
  'contribution.answered': Seen
  'theme.answered': InMeeting & { themeId: string }
  'thread.answered': { threadId: string }
  /** Somebody asked those who lead to look at words. */
  'report.made': InThread & { reportId: string }
  /** It stands in a thread that this meeting has now, or has no more. */
  'report.moved': InMeeting & { reportIds: string[] }
  'report.answered': InThread & { reportIds: string[] }
  /** Made, taken, declined or lapsed; or the thread that it is about is another now. */
  'proposal.changed': InMeeting & { proposalIds: string[] }
  'help.asked': InMeeting & { callId: string }
  'help.answered': InMeeting & { callId: string }
  'programme.changed': InMeeting
}

export type EventName = keyof Events
export type DomainEvent = { [N in EventName]: { name: N } & Events[N] }[EventName]
export type EventOf<N extends EventName> = Extract<DomainEvent, { name: N }>
