/** The tables as Kysely sees them: camelCase here, snake_case in the database, instants in epoch ms, flags 0/1. */
import type { Kysely, Transaction } from 'kysely'
import type {
  AccountTable,
  ArrivalTable,
  ErrandTable,
  FacilitatorTable,
  IdentityTable,
  InvitationTable,
  LoginLinkTable,
  LoginTable,
  RoleActTable,
  SettingTable,
} from './schema/accounts.ts'
import type { AdminActTable, HouseTextTable, InvitedTable, LogoTable } from './schema/administration.ts'
import type { AnswerTable, AnswerVersionTable } from './schema/answers.ts'
import type { FeedHeadTable, FeedTable, PresenceTable } from './schema/feed.ts'
import type { LetterOutcomeTable, LetterTable, MailTable } from './schema/mail.ts'
import type { FollowTable, FollowerTable } from './schema/following.ts'
import type {
  AgendaItemTable,
  AgendaVisitTable,
  ChecklistTable,
  JoinCodeTable,
  MeetingTable,
  RoomActTable,
} from './schema/meetings.ts'
import type {
  GrantTable,
  HatTable,
  HelpCallTable,
  ParticipantKeyTable,
  ParticipantTable,
  SpeakerTable,
  StandTable,
} from './schema/people.ts'
import type { ReadingTable } from './schema/reading.ts'
import type {
  ProposalTable,
  ThreadMoveTable,
  ThreadSummaryTable,
  ThreadSummaryVersionTable,
} from './schema/moves.ts'
import type { SearchEntryTable } from './schema/search.ts'
import type { PromiseTable, ThemeContributionTable, ThemeTable, ThemeWishTable } from './schema/themes.ts'
import type { ReportTable, VersionTable } from './schema/versions.ts'
import type { ProgrammeTable, ScreenTable, ShowingTable, WallEntryTable } from './schema/wall.ts'
import type {
  ContributionTable,
  ModerationTable,
  OutreachStopTable,
  PaperCardTable,
  ThreadMeetingTable,
  ThreadTable,
  TranslationTable,
} from './schema/words.ts'

export type * from './schema/accounts.ts'
export type * from './schema/administration.ts'
export type * from './schema/answers.ts'
export type * from './schema/feed.ts'
export type * from './schema/flag.ts'
export type * from './schema/following.ts'
export type * from './schema/mail.ts'
export type * from './schema/meetings.ts'
export type * from './schema/moves.ts'
export type * from './schema/people.ts'
export type * from './schema/reading.ts'
export type * from './schema/search.ts'
export type * from './schema/themes.ts'
export type * from './schema/versions.ts'
export type * from './schema/wall.ts'
export type * from './schema/words.ts'

export interface Database {
  setting: SettingTable
  account: AccountTable
  login: LoginTable
  loginLink: LoginLinkTable
  identity: IdentityTable
  errand: ErrandTable
  arrival: ArrivalTable
  roleAct: RoleActTable
  meeting: MeetingTable
  facilitator: FacilitatorTable
  agendaItem: AgendaItemTable
  agendaVisit: AgendaVisitTable
  speaker: SpeakerTable
  stand: StandTable
  thread: ThreadTable
  threadMeeting: ThreadMeetingTable
  proposal: ProposalTable
  threadMove: ThreadMoveTable
  threadSummary: ThreadSummaryTable
  threadSummaryVersion: ThreadSummaryVersionTable
  joinCode: JoinCodeTable
  participant: ParticipantTable
  participantKey: ParticipantKeyTable
  grant: GrantTable
  contribution: ContributionTable
  paperCard: PaperCardTable
  outreachStop: OutreachStopTable
  wallEntry: WallEntryTable
  translation: TranslationTable
  moderation: ModerationTable
  roomAct: RoomActTable
  programme: ProgrammeTable
  screen: ScreenTable
  showing: ShowingTable
  theme: ThemeTable
  themeContribution: ThemeContributionTable
  themeWish: ThemeWishTable
  promise: PromiseTable
  answer: AnswerTable
  answerVersion: AnswerVersionTable
  version: VersionTable
  report: ReportTable
  checklist: ChecklistTable
  helpCall: HelpCallTable
  hat: HatTable
  feed: FeedTable
  feedHead: FeedHeadTable
  presence: PresenceTable
  invitation: InvitationTable
  follower: FollowerTable
  follow: FollowTable
  letter: LetterTable
  letterOutcome: LetterOutcomeTable
  mail: MailTable
  searchEntry: SearchEntryTable
  reading: ReadingTable
  invited: InvitedTable
  houseText: HouseTextTable
  logo: LogoTable
  adminAct: AdminActTable
}

export type Db = Kysely<Database>
export type Trx = Transaction<Database>
/** For reads that serve a verb and a page alike. */
export type Reader = Db | Trx
