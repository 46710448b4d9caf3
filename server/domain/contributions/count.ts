/** How much was said. Every page, wall and desk that says a number says it by the rule of `countedAs`. */
import type { Channel, ContributionState } from '../../../src/lib/contract/words.ts'
import type { Flag } from '../../persistence/schema/flag.ts'
import type { Reader } from '../../persistence/schema.ts'
import { keepsPlace } from './in-place.ts'

/** Some words of one meeting in one thread, all alike. */
export interface Said {
  meetingId: string
  threadId: string
  channel: Channel
  state: ContributionState
  /** That of what it answers; null for what stands by itself. */
  parentState: ContributionState | null
  /** Of what it answers: taken back after others could read it. */
  parentKeepsPlace: Flag | null
  parentMeetingId: string | null
  /** It waits for reading hours alone. */
  forHours: boolean
  count: number
}

/**
 * All that was received is counted once, so that everybody can add it up.
 * - `contribution` (*bidrag*): stands by itself and is shown.
 * - `reply` (*svar*): answers one, and is shown. Under what was withdrawn after others could read it, it stays.
 * - `covered`: answers what is held back or waits, or was withdrawn meanwhile, and is out of sight together with it.
 * - `held` (*vises ikke*), `waiting` (*venter på godkendelse*), `for_hours` (*venter på læsetid*): whether it stands by itself or
 *   answers.
 * - `withdrawn` (*taget tilbage*): by who wrote it, or erased.
 */
export function countedAs({
  state,
  parentState,
  parentKeepsPlace,
  forHours,
}: Pick<Said, 'state' | 'parentState' | 'parentKeepsPlace' | 'forHours'>) {
  if (state === 'waiting' && forHours) return 'for_hours'
  if (state === 'held' || state === 'waiting') return state
  if (state !== 'shown') return 'withdrawn'
  if (parentState === null) return 'contribution'
  return keepsPlace({ state: parentState, keepsPlace: parentKeepsPlace ?? 0 }) ? 'reply' : 'covered'
}

export interface Tally {
  /** Contributions that came in the room, by whatever channel. */
  room: number
  /** Contributions that came from home. */
  home: number
  replies: number
  covered: number
  held: number
  waiting: number
  forHours: number
  withdrawn: number
}

/** Those of these meetings alone; a reply is out of sight where what it answers was said in a meeting that is not among them. */
export const saidAmong = (said: Said[], meetingIds: string[]): Said[] =>
  said.filter(
    ({ meetingId, parentMeetingId }) =>
      meetingIds.includes(meetingId) && meetingIds.includes(parentMeetingId ?? meetingId),
  )

export function tallyOf(said: Said[]): Tally {
  const sum = (counted: (one: Said) => boolean) =>
    said.filter(counted).reduce((total, { count }) => total + count, 0)
  const sumOf = (as: ReturnType<typeof countedAs>) => sum((one) => countedAs(one) === as)
  const isContribution = (one: Said) => countedAs(one) === 'contribution'
  return {
    room: sum((one) => isContribution(one) && one.channel !== 'online'),
    home: sum((one) => isContribution(one) && one.channel === 'online'),
    replies: sumOf('reply'),
    covered: sumOf('covered'),
    held: sumOf('held'),
    waiting: sumOf('waiting'),
    forHours: sumOf('for_hours'),
    withdrawn: sumOf('withdrawn'),
  }
}

export type ByChannel = Partial<Record<Channel, number>>

/** Contributions alone; channels that nobody used are absent. */
export function byChannelOf(said: Said[]): ByChannel {
  const byChannel: ByChannel = {}
  for (const one of said)
    if (countedAs(one) === 'contribution') byChannel[one.channel] = (byChannel[one.channel] ?? 0) + one.count
  return byChannel
}

export const saidInThreads = (reader: Reader, threadIds: string[]): Promise<Said[]> =>
  threadIds.length === 0
    ? Promise.resolve([])
    : saidIn(() => said(reader).where('contribution.threadId', 'in', threadIds))

export const saidInMeeting = (reader: Reader, meetingId: string): Promise<Said[]> =>
  saidIn(() => said(reader).where('contribution.meetingId', '=', meetingId))

type Line = Omit<Said, 'forHours'>

/** What waits for hours is asked for where anything waits at all: all else stands in an index, and that does not. */
async function saidIn(these: () => ReturnType<typeof said>): Promise<Said[]> {
  const lines = await these().execute()
  const waiting = lines.some(({ state }) => state === 'waiting')
  const late = waiting ? await these().where('contribution.waitsUntil', 'is not', null).execute() : []
  return lines.flatMap((line) => {
    const forHours = late.find((one) => isAlike(one, line))?.count ?? 0
    return [
      { ...line, count: line.count - forHours, forHours: false },
      ...(forHours > 0 ? [{ ...line, count: forHours, forHours: true }] : []),
    ]
  })
}

const isAlike = (one: Line, other: Line): boolean =>
  (
    [
      'meetingId',
      'threadId',
      'channel',
      'state',
      'parentState',
      'parentKeepsPlace',
      'parentMeetingId',
    ] as const
  ).every((part) => one[part] === other[part])

const said = (reader: Reader) =>
  reader
    .selectFrom('contribution')
    .leftJoin('contribution as parent', 'parent.id', 'contribution.parentId')
    .select((eb) => [
      'contribution.meetingId',
      'contribution.threadId',
      'contribution.channel',
      'contribution.state',
      'parent.state as parentState',
      'parent.keepsPlace as parentKeepsPlace',
      'parent.meetingId as parentMeetingId',
      eb.fn.countAll<number>().as('count'),
    ])
    .groupBy([
      'contribution.meetingId',
      'contribution.threadId',
      'contribution.channel',
      'contribution.state',
      'parent.state',
      'parent.keepsPlace',
      'parent.meetingId',
    ])
