/** What hangs together without being one meeting: what is held at a place, and what somebody leads. */
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import { SeriesInput } from '../../../src/lib/contract/inputs/following.ts'
import type { SeriesKind } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Meeting, viewOf } from '../meetings/meeting.ts'
import type { Tools } from '../tools.ts'
import { targetOf } from './follower.ts'

export interface Series {
  kind: SeriesKind
  target: string
  /** As the place was called last, or as the person calls themselves. */
  name: string
  /** Those that everybody may know of, by the time they start. */
  meetings: MeetingView[]
}

/** Refuses `not_found` where everybody may know of none. */
export async function readSeries({ db }: Tools, input: unknown): Promise<Series> {
  const { kind, target } = parse(SeriesInput, input)
  const { name, meetings } = await seriesOf(db, { kind, target })
  return { kind, target: targetOf(kind, target), name, meetings: meetings.map(viewOf) }
}

/** As `readSeries`. */
export async function seriesOf(
  reader: Reader,
  { kind, target: asked }: SeriesInput,
): Promise<{ name: string; meetings: Meeting[] }> {
  const target = targetOf(kind, asked)
  const meetings = await meetingsInSeries(reader, kind, target)
  const last = meetings.at(-1) ?? refuse('not_found')
  return { name: kind === 'place' ? last.place : await nameOfPerson(reader, target), meetings }
}

/** No rehearsals, and no closed doors. */
async function meetingsInSeries(reader: Reader, kind: SeriesKind, target: string): Promise<Meeting[]> {
  const rows = await reader
    .selectFrom('meeting')
    .selectAll()
    .where('rehearsalOf', 'is', null)
    .where('state', '!=', 'draft')
    .where('access', '!=', 'closed')
    .$if(kind === 'facilitator', (query) =>
      query.where('id', 'in', (eb) =>
        eb.selectFrom('facilitator').select('meetingId').where('accountId', '=', target),
      ),
    )
    .orderBy('startsAt')
    .execute()
  return rows.filter(({ place }) => kind === 'facilitator' || targetOf('place', place) === target)
}

async function nameOfPerson(reader: Reader, accountId: string): Promise<string> {
  const found = await reader
    .selectFrom('account')
    .select('name')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return found?.name || refuse('not_found')
}

/** As it was called last; as it was asked for, where nobody met there. */
export async function placeName(reader: Reader, target: string): Promise<string> {
  const meetings = await meetingsInSeries(reader, 'place', target)
  return meetings.at(-1)?.place ?? target
}
