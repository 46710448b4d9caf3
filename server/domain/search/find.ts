/** Looks for words, twenty at a time, in the order of `place.ts`. */
import { type InferOutput } from 'valibot'
import { SearchInput } from '../../../src/lib/contract/inputs/search.ts'
import type { SearchAnswer, SearchHit, SearchKind } from '../../../src/lib/contract/wire/search.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { type Found, type Wanted, searchIndexOf } from '../../persistence/search.ts'
import { findMeeting, mayKnow } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { rolesIn } from '../people/roles.ts'
import { type Rooms, roomsOf } from '../people/rooms.ts'
import type { Tools } from '../tools.ts'
import { type Asked, askedBy } from './asked.ts'
import { isFilled } from './fill.ts'
import { kinds } from './kinds.ts'
import { placesBetween } from './place.ts'
import { maySee } from './sight.ts'
import { beginning, channelMark, kindMark, meetingMark, underKind, venueMark } from './tokens.ts'

export const pageSize = 20

/** Null where there was no word to look for. Refuses `text_too_long`. */
export async function search(tools: Tools, actor: Actor, input: unknown): Promise<SearchAnswer | null> {
  const narrowed = parse(SearchInput, input)
  const asked = askedBy(narrowed.q)
  if (!asked) return null
  const isWhole = await isFilled(tools.db)
  if (narrowed.meeting && !(await isKnown(tools.db, actor, narrowed.meeting)))
    return { hits: [], next: null, isWhole }

  const mine = await roomsOf(tools.db, actor)
  const rows = await placesFound(tools.db, mine, narrowed, asked)
  const here = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? here.at(-1) : undefined
  return { hits: await hitsAt(tools.db, mine, here, asked), next: last ? String(last.place) : null, isWhole }
}

type Narrowed = InferOutput<typeof SearchInput>

/** That a meeting has a question is no secret where the meeting is none. */
async function isKnown(reader: Reader, actor: Actor, id: string): Promise<boolean> {
  const meeting = await findMeeting(reader, id)
  return meeting !== undefined && mayKnow(meeting, await rolesIn(reader, actor, id))
}

/** One more than a page has, to know whether there are more. */
function placesFound(reader: Reader, mine: Rooms, narrowed: Narrowed, asked: Asked): Promise<Found[]> {
  const { first, last } = placesBetween({
    from: instantOf(narrowed.from, '00:00'),
    to: instantOf(narrowed.to, '23:59'),
  })
  const after = narrowed.after ? Number(narrowed.after) + 1 : 0
  return searchIndexOf(reader).find(reader, {
    wanted: [...under(narrowed.kind, asked.wanted), ...marksOf(narrowed)],
    from: Math.max(first ?? 0, after) || null,
    until: last,
    mayBeSeen: maySee(mine),
    atMost: pageSize + 1,
  })
}

/** By the clock of the municipality; a day that is in no calendar narrows nothing. */
function instantOf(day: string | null, time: string): number | null {
  const instant = Date.parse(`${day}T${time}`)
  return Number.isNaN(instant) ? null : instant
}

const under = (kind: SearchKind | null, wanted: Wanted): Wanted =>
  wanted.map((ways) =>
    ways.map((way) => {
      const { tokens, isPrefix } = way.isPrefix ? beginning(way.tokens[0] ?? '') : way
      return { tokens: tokens.map((token) => underKind(kind, token)), ...(isPrefix && { isPrefix }) }
    }),
  )

/** Whether it is a contribution is said by a mark; what is under its kind's own name is of that kind. */
const marksOf = ({ kind, channel, place, meeting }: Narrowed): Wanted =>
  [
    kind === 'contribution' && kindMark(kind),
    channel && channelMark(channel),
    place && venueMark(place),
    meeting && meetingMark(meeting),
  ].flatMap((mark) => (mark ? [[{ tokens: [mark] }]] : []))

async function hitsAt(reader: Reader, mine: Rooms, rows: Found[], asked: Asked): Promise<SearchHit[]> {
  const ofKind = Map.groupBy(rows, ({ kind }) => kind)
  const hits = new Map<string, SearchHit>()
  for (const [kind, found] of ofKind) {
    const shown = await kinds[kind].hits(
      reader,
      mine,
      found.map(({ id }) => id),
    )
    for (const { texts, ...hit } of shown) {
      const looked = texts.map((text) => ({ ...text, found: asked.foundIn(text.text) }))
      // A whole frame is much to read; where the words are in it is enough.
      const passages = looked.filter(({ found: places }, at) => at === 0 || places.length > 0)
      hits.set(`${kind} ${hit.id}`, { ...hit, kind, meeting: meetingOf(hit.meeting), passages })
    }
  }
  return rows.flatMap(({ kind, id }) => hits.get(`${kind} ${id}`) ?? [])
}

const meetingOf = ({ id, title, place, startsAt }: SearchHit['meeting']): SearchHit['meeting'] => ({
  ...{ id, title, place, startsAt },
})
