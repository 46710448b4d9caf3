/** *Brug for dig*: what waits on a person, the most pressing first. */
import type { ContributionView } from '../../../../../../lib/contract/wire/contributions.ts'
import type { HelpCallView } from '../../../../../../lib/contract/wire/meeting.ts'
import type { PresenceView } from '../../../../../../lib/contract/wire/presence.ts'
import type { WaitingProposal } from '../../../../../../lib/contract/wire/moves.ts'
import type { ReportView } from '../../../../../../lib/contract/wire/reports.ts'
import type { WallView } from '../../../../../../lib/contract/wire/wall.ts'
import { unexplainedAmong } from '../incoming/unexplained.ts'
import type { FairTime } from '../wall/fairTime.ts'

export type Need =
  | { kind: 'connection'; since: number }
  | { kind: 'no_wall' }
  | { kind: 'all_left_out' }
  | { kind: 'wall_off'; minutes: number; mode: 'blank' | 'frozen' }
  | { kind: 'help'; id: string; place: string; count: number }
  | { kind: 'reported'; count: number; id: string }
  | { kind: 'proposed'; count: number }
  | { kind: 'waiting'; count: number }
  | { kind: 'mended'; count: number; id: string }
  | { kind: 'words'; words: string[]; id: string; isWaiting: boolean }
  | { kind: 'unexplained'; count: number }
  | { kind: 'wishes'; count: number }
  | { kind: 'over_time'; minutes: number }
  | { kind: 'too_short'; unseen: number }
  | { kind: 'silent_tables'; numbers: number[] }
  | { kind: 'longest'; id: string; minutes: number }

export interface Standing {
  now: number
  isOpen: boolean
  silentSince: number | null
  presence: PresenceView | null
  wall: WallView
  contributions: ContributionView[]
  /** Who would like help to write, and has not been answered. */
  calls?: HelpCallView[]
  /** What people asked to have looked at, and nobody has answered. */
  reports?: ReportView[]
  /** What people would like to have on the agenda. */
  proposals?: WaitingProposal[]
  fair: FairTime
  /** Words to look at that nobody here has looked at, by contribution. */
  words: ReadonlyMap<string, string[]>
  /** Tables that have had nothing to say for a while, by number. */
  silentTables: number[]
  /** Minutes over the time of the present item; 0 when there are some left. */
  overBy: number
}

const minute = 60_000
/** A wait is worth a word after this long. */
const longWaitMs = 3 * minute
const forgottenMs = 2 * minute

export function needsOf(standing: Standing): Need[] {
  const { silentSince, isOpen } = standing
  const lost: Need[] = silentSince === null ? [] : [{ kind: 'connection', since: silentSince }]
  return [
    ...lost,
    ...helpNeeds(standing),
    ...reportNeeds(standing),
    ...moderation(standing),
    ...proposalNeeds(standing),
    ...(isOpen ? [...wallNeeds(standing), ...tableNeeds(standing), ...timeNeeds(standing)] : []),
  ]
}

/** Who has waited longest first; the next comes when somebody has set out. */
function helpNeeds({ calls = [] }: Standing): Need[] {
  const [first] = calls.toSorted((a, b) => a.askedAt - b.askedAt)
  return first ? [{ kind: 'help', id: first.id, place: first.place, count: calls.length }] : []
}

/** What was reported first is seen first. */
function reportNeeds({ reports = [] }: Standing): Need[] {
  const here = reports.filter(({ isHere }) => isHere)
  const [first] = here.toSorted((a, b) => a.createdAt - b.createdAt)
  const count = new Set(here.map(({ contributionId }) => contributionId)).size
  return first ? [{ kind: 'reported', id: first.contributionId, count }] : []
}

/** Each thread once, however many proposed it. */
function proposalNeeds({ proposals = [] }: Standing): Need[] {
  const count = new Set(proposals.map(({ threadId }) => threadId)).size
  return count > 0 ? [{ kind: 'proposed', count }] : []
}

function moderation({ contributions, words }: Standing): Need[] {
  const count = (is: (one: ContributionView) => boolean) => contributions.filter(is).length
  const [mended, ...others] = contributions.filter(({ desk }) => desk?.mended)
  // What waits for reading hours needs nobody.
  const waiting = count(
    ({ state, desk }) => state === 'waiting' && !desk?.mended && desk?.waitsUntil === undefined,
  )
  const wishes = count(({ state, desk }) => state === 'shown' && Boolean(desk?.wish))
  const unexplained = unexplainedAmong(contributions).length
  return [
    ...(waiting > 0 ? [{ kind: 'waiting', count: waiting } as const] : []),
    ...(mended ? [{ kind: 'mended', count: 1 + others.length, id: mended.id } as const] : []),
    ...wordNeeds(contributions, words),
    ...(unexplained > 0 ? [{ kind: 'unexplained', count: unexplained } as const] : []),
    ...(wishes > 0 ? [{ kind: 'wishes', count: wishes } as const] : []),
  ]
}

/** One at a time: the next comes when this one has been looked at. */
function wordNeeds(contributions: ContributionView[], words: Standing['words']): Need[] {
  const one = contributions.find(({ id }) => words.has(id))
  if (!one) return []
  return [{ kind: 'words', words: words.get(one.id) ?? [], id: one.id, isWaiting: one.state === 'waiting' }]
}

function wallNeeds({ presence, wall: { mode, since }, now }: Standing): Need[] {
  if (presence?.walls === 0) return [{ kind: 'no_wall' }]
  if (areAllLeftOut(presence)) return [{ kind: 'all_left_out' }]
  const isOff = mode === 'blank' || mode === 'frozen'
  return isOff && now - since > forgottenMs
    ? [{ kind: 'wall_off', mode, minutes: Math.floor((now - since) / minute) }]
    : []
}

const tableNeeds = ({ silentTables: numbers }: Standing): Need[] =>
  numbers.length > 0 ? [{ kind: 'silent_tables', numbers }] : []

/** Then none leads, and what stands stands for ever. */
const areAllLeftOut = (presence: PresenceView | null) =>
  presence !== null && presence.screens.length > 0 && presence.screens.every(({ leftOut }) => leftOut)

function timeNeeds({ overBy, wall, fair, now, presence }: Standing): Need[] {
  const left = wall.itemEndsAt === null ? null : wall.itemEndsAt - now
  const isRunning = wall.mode === 'running' && presence?.walls !== 0
  const isTooShort = isRunning && left !== null && left > 0 && wall.readingTimeLeft > left
  return [
    ...(overBy > 0 ? [{ kind: 'over_time', minutes: overBy } as const] : []),
    ...(isTooShort ? [{ kind: 'too_short', unseen: wall.counts.unseen } as const] : []),
    ...(isRunning && fair.longestId && fair.longestWaitMs > longWaitMs
      ? [{ kind: 'longest', id: fair.longestId, minutes: Math.floor(fair.longestWaitMs / minute) } as const]
      : []),
  ]
}
