/** The tables as Kysely sees them: camelCase here, snake_case in the database, instants in epoch ms, flags 0/1. */
import type { Generated, Kysely, Transaction } from 'kysely'
import type {
  Access,
  Audience,
  Channel,
  ContributionState,
  DayItem,
  HatKind,
  HoldReason,
  ItemKind,
  LetterKind,
  MailOutcome,
  MeetingKind,
  MeetingState,
  ModerationAct,
  ReplyKind,
  RoomAct,
  SpeakerState,
  ThemeKind,
  TranslationLanguage,
  WallMode,
  WallTheme,
} from '../../src/lib/contract/words.ts'

export type Flag = 0 | 1

export interface SettingTable {
  name: string
  value: string
}

export interface AccountTable {
  id: string
  email: string
  name: string
  passwordHash: string
  role: 'administrator' | 'facilitator'
  createdAt: number
}

export interface LoginTable {
  /** sha256 of the token in the cookie; the token itself is stored nowhere. */
  id: string
  accountId: string
  createdAt: number
  expiresAt: number
}

export interface MeetingTable {
  id: string
  kind: MeetingKind
  title: string
  place: string
  address: string
  directions: string
  startsAt: number
  endsAt: number
  expected: number
  access: Access
  safetyDelayMs: number | null
  filed: Flag
  wifiName: string
  wifiPassword: string
  framePurpose: string
  frameInfluence: string
  frameFixed: string
  frameDecides: string
  frameAfterwards: string
  state: MeetingState
  hostId: string
  currentItemId: string | null
  createdAt: number
  announcedAt: number | null
  openedAt: number | null
  closedAt: number | null
  publishedAt: number | null
  publishedBy: string | null
  /** When its devices are forgotten: months after it closed, or after its planned end for as long as it has not. */
  forgetAt: number
  forgottenAt: number | null
  /** How many participants there were until then. */
  phonesForgotten: number | null
  speakingSeconds: Generated<number>
  /** Steps, hearing loop, sign language: what one must know to come and follow. */
  accessInfo: Generated<string>
  /** Phones that came since then are read at the desk before the room reads them. */
  newPhonesWaitSince: number | null
  /** The meeting that it is a rehearsal of, or itself when it came from a file. Never changes. */
  rehearsalOf: string | null
  /** When it ends by itself and leaves no trace; null for one that somebody ends. */
  rehearsalEndsAt: number | null
}

export interface FacilitatorTable {
  meetingId: string
  accountId: string
}

export interface AgendaItemTable {
  id: string
  meetingId: string
  position: number
  title: string
  minutes: number
  threadId: string | null
  /** Where its clock counts from: moved when the room comes back (`domain/agenda/visits.ts`). */
  startedAt: number | null
  endedAt: number | null
  kind: Generated<ItemKind>
}

/** From when until when the room was at an item; `endedAt` null: it still is. */
export interface AgendaVisitTable {
  itemId: string
  startedAt: number
  endedAt: number | null
}

/** Who has asked to say something aloud. */
export interface SpeakerTable {
  id: string
  meetingId: string
  /** Whose phone asked; nobody's when the desk wrote the name down. */
  participantId: string | null
  name: string | null
  spokeBefore: Flag
  state: SpeakerState
  askedAt: number
  startedAt: number | null
  endedAt: number | null
  /** As long as was given when it was called. */
  seconds: number | null
}

/** A table, or a stand that people pass by. */
export interface StandTable {
  id: string
  meetingId: string
  number: number
  name: string
  threadId: string | null
  heads: number
  joinSecret: string
  createdAt: number
  endedAt: number | null
}

export interface ThreadTable {
  id: string
  /** The meeting that it was opened for. */
  meetingId: string
  question: string
  hostId: string
  state: 'open' | 'closed'
  createdAt: number
  /** Its words are read at the desk before the room reads them. */
  approval: Generated<Flag>
}

/** A thread may be taken up again: it is told to every meeting that has it here. */
export interface ThreadMeetingTable {
  threadId: string
  meetingId: string
}

export interface JoinCodeTable {
  code: string
  meetingId: string
  kind: 'typed' | 'screen' | 'poster'
  createdAt: number
  endedAt: number | null
}

export interface ParticipantTable {
  id: string
  meetingId: string
  createdAt: number
  /** Since when what it says waits for the desk. */
  stoppedAt: number | null
  /** Whose code it used last. */
  standId: string | null
}

/** A device's key to a participant: its own, or one that came with a claim code. */
export interface ParticipantKeyTable {
  deviceHash: string
  claimHash: string
  participantId: string
  meetingId: string
  createdAt: number
}

export interface GrantTable {
  id: string
  meetingId: string
  kind: 'wall' | 'stand'
  standId: string | null
  codeHash: string
  expiresAt: number
  createdAt: number
  /** Of the device that it was exchanged on; nobody's until then. */
  deviceHash: string | null
  exchangedAt: number | null
  endedAt: number | null
}

export interface ContributionTable {
  id: string
  /** The meeting in whose room it was said, or through which it came from home. */
  meetingId: string
  threadId: string
  participantId: string | null
  /** Who counts as its author on the wall: a participant, or itself when it was written down for somebody. */
  author: string
  parentId: string | null
  kind: ReplyKind | null
  key: string
  submissionHash: string
  claimHash: string | null
  channel: Channel
  text: string
  name: string | null
  nameHeld: Flag
  state: ContributionState
  /** When it was received. */
  createdAt: number
  /** When it was said, where it had to wait for a network; null for what came as it was said. */
  saidAt: number | null
  editedAt: number | null
  holdReason: HoldReason | null
  holdNote: string | null
  /** Written to an item that the room had left. */
  late: Generated<Flag>
  /** Where in the hall it was said. */
  standId: string | null
  /** Where somebody who drove out heard it. */
  stopId: string | null
  /** When the person said yes to its being written down and shown. */
  consentedAt: number | null
  /** What its author wore when the words as they stand were written. */
  hatId: string | null
}

/** A card of a printed sheet. The code on its slip is on paper alone. */
export interface PaperCardTable {
  meetingId: string
  /** Counts on through all sheets of the meeting. */
  number: number
  /** The question on it; null if that was dropped afterwards. */
  threadId: string | null
  /** sha256 of the code. */
  claimHash: string
  /** What it was typed in as. */
  contributionId: string | null
  printedAt: number
}

/** A place that somebody drives out to, to hear people there. */
export interface OutreachStopTable {
  id: string
  meetingId: string
  /** Made by the computer that wrote it down, perhaps far from any network. */
  key: string
  place: string
  startsAt: number
  createdAt: number
}

/** A contribution's right to the wall of one meeting: the one it was said in, or one that let it in. */
export interface WallEntryTable {
  meetingId: string
  contributionId: string
  /** From when it may be shown; null while it waits for approval. */
  readyAt: number | null
  /** With `showings` its level in the fair order; null until it has been drawn among the others. */
  base: number | null
  showings: number
  /** The first of them. */
  shownAt: number | null
}

/** What a contribution says in another language, as a person wrote it. */
export interface TranslationTable {
  contributionId: string
  language: TranslationLanguage
  /** Another each time that it is changed. */
  id: string
  text: string
  /** Who wrote it: somebody at the desk, or else the scribe of a stand. */
  accountId: string | null
  standId: string | null
  at: number
  /** The words were mended afterwards. */
  earlier: Flag
}

/** What the desk did with people's words. Rows are only added. */
export interface ModerationTable {
  id: string
  contributionId: string
  accountId: string
  act: ModerationAct
  reason: HoldReason | null
  note: string | null
  at: number
}

/** What the desk decided for the whole room, or for one question. Rows are only added. */
export interface RoomActTable {
  id: string
  meetingId: string
  threadId: string | null
  accountId: string
  act: RoomAct
  at: number
  /** Who was given a hat, or lost it. */
  hatId: string | null
  /** Who no longer leads. */
  personId: string | null
  /** To how many, of what is done to many. */
  count: number | null
}

export interface ProgrammeTable {
  meetingId: string
  version: number
  mode: WallMode
  modeBefore: WallMode | null
  since: number
  itemId: string | null
  threadId: string | null
  k: number
  wishedSlots: number | null
  charactersPerSlot: number
  /** JSON: `(Standing | null)[]` of `domain/wall/fair.ts`. */
  slots: string
  /** A card that needs two slots and waits for the second. */
  reservedId: string | null
  changedAt: number
  /** How long what came last must stand before the next change; ms. */
  paceMs: number
  focusId: string | null
  focusShowingId: string | null
  textSize: 'large' | 'small'
  theme: WallTheme
  largeCode: Flag
  floorTaken: Flag
  thinkingUntil: number | null
  /** Whose turn it is to tell the others, and until when. */
  standId: string | null
  standUntil: number | null
  seed: number
  leaderId: string | null
  leaderUntil: number
}

/** One visible wall page and what fits on it. */
export interface ScreenTable {
  id: string
  meetingId: string
  k: number
  charactersPerSlot: number
  seenAt: number
  leftOut: Flag
}

export interface ShowingTable {
  id: string
  meetingId: string
  contributionId: string
  at: number
  /** Milliseconds on the wall; 0 until it leaves. */
  shownMs: number
}

/** Contributions gathered at one meeting under one question. */
export interface ThemeTable {
  id: string
  meetingId: string
  threadId: string
  /** `alone` is the one place for what stands for itself. */
  kind: ThemeKind
  name: string
  createdAt: number
  createdBy: string
  splitFromId: string | null
  mergedIntoId: string | null
  /** Merged or dissolved. */
  endedAt: number | null
}

export interface ThemeContributionTable {
  themeId: string
  contributionId: string
  at: number
}

/** Its author says that it belongs elsewhere; gone when the desk has placed it. */
export interface ThemeWishTable {
  contributionId: string
  note: string
  at: number
}

/** Who does what, and by when, as it was said in the room. */
export interface PromiseTable {
  id: string
  meetingId: string
  threadId: string | null
  contributionId: string | null
  who: string
  what: string
  /** A day and no instant: `2026-12-01`. */
  due: string
  createdBy: string
  createdAt: number
  withdrawnAt: number | null
}

/** What has been seen to on the day; the item's row is there when it has. */
export interface ChecklistTable {
  meetingId: string
  item: DayItem
  at: number
  /** Who said so; null: the machine noticed it. */
  accountId: string | null
  /** How many phones the line carries. */
  phones: number | null
  /** Tells the first phone's network from another, and nothing about either; null as soon as one has. */
  network: string | null
}

/** Somebody who would like help to write. */
export interface HelpCallTable {
  id: string
  meetingId: string
  participantId: string
  /** Where they sit, as they say it. */
  place: string
  askedAt: number
  /** When somebody set out to them. */
  answeredAt: number | null
}

/** An office that somebody speaks from at this meeting, and the card that says so. */
export interface HatTable {
  id: string
  meetingId: string
  kind: HatKind
  title: string
  name: string
  /** Of the code on the card, which is stored nowhere. */
  codeHash: string
  givenBy: string
  givenAt: number
  /** Who used the code; nobody once the meeting has forgotten its devices. */
  participantId: string | null
  usedAt: number | null
  returnedAt: number | null
  takenBackAt: number | null
}

export interface FeedTable {
  meetingId: string
  audience: Audience
  seq: number
  entityKind: string
  entityId: string
  at: number
}

export interface FeedHeadTable {
  meetingId: string
  audience: Audience
  head: number
}

export interface PresenceTable {
  processId: string
  meetingId: string
  phones: number
  walls: number
  desks: number
  /** JSON: what its desks look at. */
  looks: Generated<string>
  at: number
}

/** A link that makes another facilitator of a meeting, once. */
export interface InvitationTable {
  id: string
  meetingId: string
  /** Of the link's secret, which is stored nowhere. */
  secretHash: string
  createdBy: string
  createdAt: number
  expiresAt: number
  acceptedAt: number | null
  acceptedBy: string | null
  endedAt: number | null
}

/** What is sent to one or to many. When its last mail has been sent or given up on, `content` goes and the counts stay. */
export interface LetterTable {
  id: string
  key: string
  kind: LetterKind
  /** What it is about; null for one that is about no meeting. */
  meetingId: string | null
  /** Who sent it. */
  accountId: string | null
  /** JSON: `LetterContent` of `domain/mail/letter.ts`. */
  content: string | null
  recipients: number
  createdAt: number
  /** Who has not got it by then, does not get it. */
  expiresAt: number
  endedAt: number | null
}

/** What became of its mails, and of how many. */
export interface LetterOutcomeTable {
  letterId: string
  outcome: MailOutcome
  count: number
}

/** One person's copy of a letter; its row goes when it is sent or given up on. */
export interface MailTable {
  id: string
  letterId: string
  address: string
  name: string | null
  /** Lower ones go first: 0 for what a person waits for, 1 for what goes to many. */
  turn: number
  /** How often it was taken to be sent. */
  tries: number
  /** Not before this. Who takes it puts it ahead, as far as the lease lasts. */
  dueAt: number
  /** The lease; null while nobody sends it. */
  takenBy: string | null
}

export interface Database {
  setting: SettingTable
  account: AccountTable
  login: LoginTable
  meeting: MeetingTable
  facilitator: FacilitatorTable
  agendaItem: AgendaItemTable
  agendaVisit: AgendaVisitTable
  speaker: SpeakerTable
  stand: StandTable
  thread: ThreadTable
  threadMeeting: ThreadMeetingTable
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
  checklist: ChecklistTable
  helpCall: HelpCallTable
  hat: HatTable
  feed: FeedTable
  feedHead: FeedHeadTable
  presence: PresenceTable
  invitation: InvitationTable
  letter: LetterTable
  letterOutcome: LetterOutcomeTable
  mail: MailTable
}

export type Db = Kysely<Database>
export type Trx = Transaction<Database>
/** For reads that serve a verb and a page alike. */
export type Reader = Db | Trx
