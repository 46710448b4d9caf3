/** What each event means to what can be found. A new event does not compile until that is decided here. */
import type { SearchKind } from '../../../src/lib/contract/wire/search.ts'
import type { DomainEvent, EventName, EventOf } from '../../feed/events.ts'
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { keepIndexed } from './keep.ts'

/** Things that are to be looked at again: these, or all that hangs on them. */
type Touched =
  | { kind: SearchKind; id: string }
  /** Whether it is in sight decides whether its answers are. */
  | { answersTo: string }
  /** When it starts, and where, decides where all that was said there stands. */
  | { allAt: string }

const nothing = () => []
const contribution = (id: string) => ({ kind: 'contribution' as const, id })
const words = ({ contributionId }: { contributionId: string }) => [contribution(contributionId)]
const wordsAndAnswers = ({ contributionId }: { contributionId: string }) => [
  contribution(contributionId),
  { answersTo: contributionId },
]
const question = ({ threadId }: { threadId: string }) => [{ kind: 'thread' as const, id: threadId }]

const table: { [N in EventName]: (event: EventOf<N>) => Touched[] } = {
  'meeting.planned': ({ meetingId }) => [{ kind: 'meeting', id: meetingId }, { allAt: meetingId }],
  // By which meeting a question stands depends on which of them people may know of.
  'meeting.announced': ({ meetingId }) => [{ allAt: meetingId }],
  // Who may read a meeting's words is asked of the meeting whenever somebody looks.
  'meeting.opened': nothing,
  'meeting.closed': nothing,
  'meeting.published': nothing,
  'agenda.planned': nothing,
  'agenda.moved': nothing,
  'thread.opened': question,
  'thread.arranged': nothing,
  'thread.dropped': question,
  'thread.taken_up': question,
  // Where words stand is read when they are found; a question that went into another is found no more.
  'thread.rearranged': ({ threadIds }) => threadIds.map((id) => ({ kind: 'thread' as const, id })),
  'contribution.received': words,
  'contribution.awaits_approval': nothing,
  'contribution.edited': wordsAndAnswers,
  'contribution.translated': nothing,
  'contribution.withdrawn': wordsAndAnswers,
  'contribution.held': wordsAndAnswers,
  'contribution.put_back': wordsAndAnswers,
  'contribution.released': wordsAndAnswers,
  'contribution.hold_explained': nothing,
  'phone.stopped': nothing,
  'phone.allowed': nothing,
  'phone.forgotten': nothing,
  'contribution.put_on_wall': nothing,
  'contribution.let_in': nothing,
  'contribution.relocated': nothing,
  'contribution.gathered': nothing,
  'contribution.wished': nothing,
  'contribution.marked': nothing,
  'theme.changed': nothing,
  'stand.changed': nothing,
  'hat.changed': nothing,
  'speaker.asked': nothing,
  'speaker.withdrawn': nothing,
  'speaker.called': nothing,
  'speaker.ended': nothing,
  'speaker.renamed': nothing,
  'promise.made': nothing,
  'promise.withdrawn': nothing,
  // Answers stand with what they answer, and are found by it.
  'contribution.answered': nothing,
  'theme.answered': nothing,
  'thread.answered': nothing,
  'report.made': nothing,
  'proposal.changed': nothing,
  'report.moved': nothing,
  'report.answered': nothing,
  'help.asked': nothing,
  'help.answered': nothing,
  'programme.changed': nothing,
}

/** Within the transaction that recorded them. */
export async function followWords(trx: Trx, events: DomainEvent[]): Promise<void> {
  const found = await Promise.all(events.flatMap(touchedBy).map((touched) => thingsOf(trx, touched)))
  for (const [kind, things] of Map.groupBy(found.flat(), (thing) => thing.kind))
    await keepIndexed(trx, kind, [...new Set(things.map(({ id }) => id))])
}

function touchedBy(event: DomainEvent): Touched[] {
  // One name, one shape: the table's type has checked what this lookup cannot see.
  const touch = table[event.name] as (event: DomainEvent) => Touched[]
  return touch(event)
}

async function thingsOf(trx: Trx, touched: Touched): Promise<{ kind: SearchKind; id: string }[]> {
  if ('kind' in touched) return [touched]
  // Held still: who takes words back at this instant must not find them put into the index after them.
  const said = await trx
    .selectFrom('contribution')
    .select('id')
    .where(({ eb }) =>
      'answersTo' in touched ? eb('parentId', '=', touched.answersTo) : eb('meetingId', '=', touched.allAt),
    )
    .$call(held(trx))
    .execute()
  const asked = 'allAt' in touched ? await questionsOf(trx, touched.allAt) : []
  return [
    ...asked.map(({ id }) => ({ kind: 'thread' as const, id })),
    ...said.map(({ id }) => contribution(id)),
  ]
}

const questionsOf = (trx: Trx, meetingId: string) =>
  trx
    .selectFrom('thread')
    .select('id')
    .where('id', 'in', trx.selectFrom('threadMeeting').select('threadId').where('meetingId', '=', meetingId))
    .$call(held(trx))
    .execute()
