/** All that a page holds of a meeting, and how it is told what changed. */
import type { ListName } from '../lists.ts'
import type { ContributionView, OwnContribution, ThemeView, ThreadView } from './contributions.ts'
import type { HatMark, HatView } from './hats.ts'
import type { WaitingProposal } from './moves.ts'
import type { ReportView } from './reports.ts'
import type {
  AgendaItemView,
  HelpCallView,
  MeetingView,
  PromiseView,
  SpeakerView,
  StandView,
} from './meeting.ts'
import type { WallView } from './wall.ts'

/** What the lists of a picture hold. */
export interface Listed {
  contributions: ContributionView
  threads: ThreadView
  agenda: AgendaItemView
  speakers: SpeakerView
  themes: ThemeView
  stands: StandView
  promises: PromiseView
  calls: HelpCallView
  hats: HatView
  reports: ReportView
  proposals: WaitingProposal
}

export type Lists = { [L in ListName]: Listed[L][] }

export interface Entities extends Lists {
  meeting: MeetingView | null
  wall: WallView | null
}

export type Removed = Record<ListName, string[]>

/** Current state of what changed after `from`, up to and with `head`. */
export interface CatchUp {
  epoch: string
  from: number
  head: number
  upserts: Entities
  removed: Removed
  more: boolean
}

export interface EnterAnswer extends CatchUp {
  mine?: OwnContribution[]
  /** What one's own words are marked with from now on. */
  hat?: HatMark | null
  now: number
}
