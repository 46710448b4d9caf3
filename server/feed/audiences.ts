/** Who hears of what. A new event does not compile until that is decided here. */
import type { ListedKind } from '../../src/lib/contract/lists.ts'
import type { Audience } from '../../src/lib/contract/words.ts'
import type { DomainEvent, EventName, EventOf } from './events.ts'

export type EntityKind = ListedKind | 'meeting' | 'wall'

/** Rows to come in the feeds of one meeting, or of every meeting that has the thread. The wall's id is its meeting's. */
export interface Telling {
  where: { meetingId: string } | { threadId: string }
  audiences: readonly Audience[]
  /** Whose words these are: a room that may not read them is told nothing. */
  wordsOf?: string
  entities: readonly { kind: EntityKind; id: string }[]
}

const everyone = ['room', 'desk'] as const
const deskOnly = ['desk'] as const

const table: { [N in EventName]: (event: EventOf<N>) => Telling[] } = {
  'meeting.planned': aboutMeeting,
  'meeting.announced': aboutMeeting,
  'meeting.opened': ({ meetingId, earlierIds }) => [
    ...aboutMeeting({ meetingId }),
    { where: { meetingId }, audiences: deskOnly, entities: earlierIds.map(contribution) },
  ],
  'meeting.closed': aboutMeeting,
  'meeting.published': aboutMeeting,
  'agenda.planned': aboutAgenda,
  'agenda.moved': aboutAgenda,
  // Also its question in other words, so every meeting that has it is told.
  'thread.opened': ({ threadId }) => [
    { where: { threadId }, audiences: everyone, entities: [{ kind: 'thread', id: threadId }] },
  ],
  'thread.arranged': ({ threadId }) => [
    { where: { threadId }, audiences: everyone, entities: [{ kind: 'thread', id: threadId }] },
  ],
  'thread.dropped': ({ meetingId, threadId }) => [
    { where: { meetingId }, audiences: everyone, entities: [{ kind: 'thread', id: threadId }] },
  ],
  // Every word of it once, so that the feed of this meeting alone is enough to catch up from nothing.
  'thread.taken_up': ({ meetingId, threadId, seenIds, unseenIds }) => [
    {
      where: { meetingId },
      audiences: everyone,
      entities: [{ kind: 'thread', id: threadId }, ...seenIds.map(contribution), { kind: 'wall', id: '' }],
    },
    { where: { meetingId }, audiences: deskOnly, entities: unseenIds.map(contribution) },
  ],
  // As when a thread is taken up: each word once, and all that hangs on the threads.
  'thread.rearranged': ({ meetingId, seenIds, unseenIds, ...moved }) => [
    {
      where: { meetingId },
      audiences: everyone,
      entities: [
        { kind: 'meeting', id: meetingId },
        ...moved.threadIds.map((id) => ({ kind: 'thread' as const, id })),
        ...moved.themeIds.map((id) => ({ kind: 'theme' as const, id })),
        ...seenIds.map(contribution),
        ...moved.itemIds.map((id) => ({ kind: 'agenda' as const, id })),
        ...moved.standIds.map((id) => ({ kind: 'stand' as const, id })),
        ...moved.promiseIds.map((id) => ({ kind: 'promise' as const, id })),
        { kind: 'wall', id: '' },
      ],
    },
    { where: { meetingId }, audiences: deskOnly, entities: unseenIds.map(contribution) },
  ],
  'contribution.received': (event) => [aboutContribution(event, everyone), aboutCounts(event)],
  'contribution.awaits_approval': (event) => [aboutContribution(event, deskOnly)],
  // What the room never saw, it does not hear of: not even that the wall was told.
  'contribution.edited': (event) => [
    aboutContribution(event, whoSaw(event)),
    ...(event.seen ? [aboutCounts(event)] : []),
  ],
  // Who reads a wall reads it as well, so the time that the queue takes is another.
  'contribution.translated': (event) => [
    aboutContribution(event, whoSaw(event)),
    ...(event.seen ? [aboutCounts(event)] : []),
  ],
  'contribution.withdrawn': (event) => [
    aboutContribution(event, whoSaw(event)),
    ...(event.counted ? [aboutCounts(event)] : []),
  ],
  'contribution.held': (event) => [aboutContribution(event, whoSaw(event)), aboutCounts(event)],
  'contribution.put_back': (event) => [aboutContribution(event, whoSaw(event)), aboutCounts(event)],
  'contribution.released': (event) => [aboutContribution(event, whoSaw(event)), aboutCounts(event)],
  'contribution.hold_explained': (event) => [aboutContribution(event, deskOnly)],
  'phone.stopped': (event) => [aboutContribution(event, deskOnly)],
  'phone.allowed': (event) => [aboutContribution(event, deskOnly)],
  'phone.forgotten': (event) => [aboutContribution(event, deskOnly)],
  'contribution.put_on_wall': (event) => [aboutContribution(event, deskOnly)],
  'contribution.let_in': ({ meetingId, contributionId }) => [
    { where: { meetingId }, audiences: deskOnly, entities: [contribution(contributionId)] },
    { where: { meetingId }, audiences: everyone, entities: [{ kind: 'wall', id: meetingId }] },
  ],
  'theme.changed': ({ meetingId, themeId }) => [
    { where: { meetingId }, audiences: everyone, entities: [{ kind: 'theme', id: themeId }] },
  ],
  'contribution.gathered': ({ meetingId, contributionId, seen }) => [
    { where: { meetingId }, audiences: whoSaw({ seen }), entities: [contribution(contributionId)] },
  ],
  'contribution.wished': (event) => [aboutContribution(event, deskOnly)],
  'stand.changed': ({ meetingId, standId }) => [
    { where: { meetingId }, audiences: everyone, entities: [{ kind: 'stand', id: standId }] },
  ],
  // Who has a card in their pocket is no business of the room before they speak.
  'hat.changed': ({ meetingId, hatId }) => [
    { where: { meetingId }, audiences: deskOnly, entities: [{ kind: 'hat', id: hatId }] },
  ],
  'contribution.relocated': (event) => [aboutContribution(event, whoSaw(event))],
  'contribution.marked': (event) => [aboutContribution(event, whoSaw(event))],
  'speaker.asked': aboutSpeaker,
  'speaker.withdrawn': aboutSpeaker,
  'speaker.called': aboutSpeaker,
  'speaker.ended': aboutSpeaker,
  'speaker.renamed': aboutSpeaker,
  'promise.made': aboutPromise,
  'promise.withdrawn': aboutPromise,
  'contribution.answered': (event) => [aboutContribution(event, whoSaw(event))],
  'theme.answered': ({ meetingId, themeId }) => [
    { where: { meetingId }, audiences: everyone, entities: [{ kind: 'theme', id: themeId }] },
  ],
  'thread.answered': ({ threadId }) => [
    { where: { threadId }, audiences: everyone, entities: [{ kind: 'thread', id: threadId }] },
  ],
  'report.made': ({ threadId, reportId }) => aboutReports({ threadId, reportIds: [reportId] }),
  'report.moved': ({ meetingId, reportIds }) => [
    { where: { meetingId }, audiences: deskOnly, entities: reportIds.map(report) },
  ],
  'report.answered': aboutReports,
  // What somebody would like is said to who leads the meeting alone.
  'proposal.changed': ({ meetingId, proposalIds }) => [
    { where: { meetingId }, audiences: deskOnly, entities: proposalIds.map(proposal) },
  ],
  'help.asked': aboutCall,
  'help.answered': aboutCall,
  'programme.changed': ({ meetingId }) => [
    { where: { meetingId }, audiences: everyone, entities: [{ kind: 'wall', id: meetingId }] },
  ],
}

export function tellingsOf(event: DomainEvent): Telling[] {
  // One name, one shape: the table's type has checked what this lookup cannot see.
  const tell = table[event.name] as (event: DomainEvent) => Telling[]
  return tell(event)
}

function aboutMeeting({ meetingId }: { meetingId: string }): Telling[] {
  return [{ where: { meetingId }, audiences: everyone, entities: [{ kind: 'meeting', id: meetingId }] }]
}

function aboutAgenda({ meetingId, itemIds }: { meetingId: string; itemIds: string[] }): Telling[] {
  const items = itemIds.map((id) => ({ kind: 'agenda' as const, id }))
  return [
    { where: { meetingId }, audiences: everyone, entities: [{ kind: 'meeting', id: meetingId }, ...items] },
  ]
}

/** Who lead a meeting with the thread decide; the room hears of no report. */
function aboutReports({ threadId, reportIds }: { threadId: string; reportIds: string[] }): Telling[] {
  return [{ where: { threadId }, audiences: deskOnly, entities: reportIds.map(report) }]
}

/** Who needs help is no business of the room. */
function aboutCall({ meetingId, callId }: { meetingId: string; callId: string }): Telling[] {
  return [{ where: { meetingId }, audiences: deskOnly, entities: [{ kind: 'call', id: callId }] }]
}

/** The list is read aloud in the hall, so everybody sees it. */
function aboutSpeaker({ meetingId, speakerId }: { meetingId: string; speakerId: string }): Telling[] {
  return [{ where: { meetingId }, audiences: everyone, entities: [{ kind: 'speaker', id: speakerId }] }]
}

/** Said aloud, so everybody may read it. */
function aboutPromise({ meetingId, promiseId }: { meetingId: string; promiseId: string }): Telling[] {
  return [{ where: { meetingId }, audiences: everyone, entities: [{ kind: 'promise', id: promiseId }] }]
}

function aboutContribution(
  event: { contributionId: string; threadId: string },
  to: readonly Audience[],
): Telling {
  return {
    where: { threadId: event.threadId },
    audiences: to,
    wordsOf: event.contributionId,
    entities: [contribution(event.contributionId)],
  }
}

/** How many were received and held back is public, so the wall is told even where the words are not. */
function aboutCounts({ threadId }: { threadId: string }): Telling {
  return { where: { threadId }, audiences: everyone, entities: [{ kind: 'wall', id: '' }] }
}

const whoSaw = ({ seen }: { seen: boolean }) => (seen ? everyone : deskOnly)
const proposal = (id: string) => ({ kind: 'proposal' as const, id })
const report = (id: string) => ({ kind: 'report' as const, id })
const contribution = (id: string) => ({ kind: 'contribution' as const, id })
