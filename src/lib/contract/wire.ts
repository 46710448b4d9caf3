/** What goes over the wire, both ways: the feed's pictures and the socket's events. Instants are epoch milliseconds. */
import type { ListName } from './lists.ts'
import type { StopView } from './paper.ts'
import type {
  Access,
  Audience,
  Channel,
  ContributionState,
  HoldReason,
  ItemKind,
  MeetingKind,
  MeetingState,
  RefusalCode,
  ReplyKind,
  ThemeKind,
  WallMode,
  WallTheme,
} from './words.ts'

export interface FrameView {
  purpose: string
  influence: string
  fixed: string
  decides: string
  afterwards: string
}

export interface MeetingView {
  id: string
  kind: MeetingKind
  title: string
  state: MeetingState
  access: Access
  place: string
  address: string
  directions: string
  startsAt: number
  endsAt: number
  openedAt: number | null
  closedAt: number | null
  /** When a named person laid the words before everybody, and who. */
  publishedAt: number | null
  publishedBy: string | null
  currentItemId: string | null
  /** What phones that join now write is read at the desk before the room reads it. */
  newPhonesWait: boolean
  /** Steps, hearing loop, sign language; empty where nobody has said. */
  accessInfo: string
  /** What each speaker is given. */
  speakingSeconds: number
  /** Milliseconds; `null`: nothing reaches the wall before it is approved. */
  safetyDelayMs: number | null
  /** Whether what is written is filed in the case system (*journaliseres*). */
  filed: boolean
  /** Only of a rehearsal (*generalprøve*): the meeting it is a copy of, or itself, and when it ends by itself. */
  rehearsal?: { of: string; endsAt: number | null }
  frame: FrameView
}

export interface AgendaItemView {
  id: string
  position: number
  kind: ItemKind
  title: string
  minutes: number
  threadId: string | null
  startedAt: number | null
  endedAt: number | null
}

/** What contributions are gathered in; which they are, each contribution says (`themeIds`). Oldest first. */
export interface ThemeView {
  id: string
  threadId: string
  kind: ThemeKind
  /** Empty for *står for sig selv*. */
  name: string
  createdAt: number
}

/** Who does what, and by when, as it was said in the room; what was taken back leaves the list. */
export interface PromiseView {
  id: string
  /** The question that it is about; `null`: the whole meeting. */
  threadId: string | null
  /** The words that it answers. */
  contributionId: string | null
  who: string
  what: string
  /** A day and no instant: `2026-12-01`. */
  due: string
  createdAt: number
}

/** A station in the hall. In the order of their numbers. */
export interface StandView {
  id: string
  number: number
  name: string
  /** Of a question of its own. */
  threadId: string | null
  /** How many sit there. */
  heads: number
  createdAt: number
  /** Nobody comes to it any more; what it said stays. */
  endedAt: number | null
  /** Only to the desk: where its own QR code leads. */
  desk?: { path: string }
}

/** Somebody in the hall would like help to write; only the desk hears of it, until somebody sets out. */
export interface HelpCallView {
  id: string
  /** Where they sit, as they say it; may be empty. */
  place: string
  askedAt: number
}

/** Who waits to speak, or speaks; whoever is done leaves the list. In its order: `speaking.ts`. */
export interface SpeakerView {
  id: string
  /** As they want to be called up. */
  name: string | null
  state: 'waiting' | 'speaking'
  spokeBefore: boolean
  askedAt: number
  startedAt: number | null
  /** As long as was given; `null` while waiting. */
  seconds: number | null
}

export interface ThreadView {
  id: string
  question: string
  state: 'open' | 'closed'
  /** Its words are read at the desk before the room reads them. */
  readFirst: boolean
}

export interface ContributionView {
  id: string
  meetingId: string
  threadId: string
  parentId: string | null
  kind: ReplyKind | null
  text: string
  name: string | null
  channel: Channel
  createdAt: number
  editedAt: number | null
  state: ContributionState
  /** Came when the room had left its item. */
  late?: true
  /** Where it was heard, of what was not said in the meeting's own place. */
  place?: string
  /** The themes of this meeting that it is in; absent for none. */
  themeIds?: string[]
  /** The stand of its meeting that it came from. */
  standId?: string
  /** Only to the desk. */
  desk?: {
    /** Has a place in the queue of this meeting's wall. */
    onWall: boolean
    holdReason: HoldReason | null
    holdNote: string | null
    nameHeld: boolean
    /** Nothing more is shown from the phone that it came from; `null`: it came from none. */
    phoneStopped: boolean | null
    /** Held back once, mended by its author, and not read since. */
    mended: boolean
    /** Where its author would rather have it; `null`: no such wish. */
    wish: string | null
    /** From when it may go on the wall; `null` while it waits for approval. */
    readyAt: number | null
    showings: number
    /** When it was first on the wall. */
    shownAt: number | null
  }
}

export interface WallSlot {
  contributionId: string
  since: number
  /** 2 where the card takes the next slot as well. */
  span: 1 | 2
}

/** The one programme of a meeting, the same for every wall and for the desk's preview. */
export interface WallView {
  version: number
  mode: WallMode
  /** The mode to return to from `focus`, `frozen` or `blank`. */
  before: WallMode | null
  itemId: string | null
  threadId: string | null
  k: number
  /** As wished at the desk; `null`: as many as fit. */
  wishedSlots: number | null
  slots: (WallSlot | null)[]
  focusId: string | null
  text: 'large' | 'small'
  theme: WallTheme
  largeCode: boolean
  floorTaken: boolean
  /** When the present mode began; for `frozen`, from when the counter counts. */
  since: number
  /** End of a *summepause*. */
  thinkingUntil: number | null
  /** Whose turn it is to tell the others, and until when; `null` until it takes what it takes. */
  table: { standId: string; until: number | null } | null
  /** The one change that is due, and when; `null` while nothing is to change. */
  next: { slot: number; at: number } | null
  counts: {
    /** *Bidrag*: those that the room sees. */
    contributions: number
    unseen: number
    held: number
    /** Came since the wall was frozen. */
    sinceFrozen: number
  }
  /** When the minutes of the present item are over; *alle bliver vist* can be promised while the queue fits in before. */
  itemEndsAt: number | null
  /** How long until everything received so far has been shown; ms. */
  readingTimeLeft: number
  /** What a phone or a person at the door types, and the secret in the QR; only the meeting's own audience gets them. */
  join: { code: string; path: string } | null
  wifi: { name: string; password: string } | null
}

export interface FairnessView {
  received: number
  shown: number
  unseen: number
  fewest: number
  most: number
  longestWaitMs: number
}

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

/** An author's own post, by the name that the phone gave it. */
export interface OwnContribution {
  id: string
  key: string
  threadId: string
  /** Of a reply: what it stands under. */
  parentId: string | null
  text: string
  name: string | null
  state: ContributionState
  createdAt: number
  reason?: HoldReason | null
  note?: string | null
  /** Held back once, mended, and not read since. */
  mended?: true
  /** Where its author would rather have it, until the desk has placed it. */
  wish?: string
  /** While the desk holds the name back, whatever it does with the text. */
  nameHeld?: { reason: HoldReason | null; note: string | null }
  /** Written for somebody at the table of this device. */
  atTable?: true
  /** When it was first on the wall. */
  shownAt?: number | null
}

/** `coming`: somebody has set out. */
export type OwnHelp = 'none' | 'asked' | 'coming'

/** What only the desk hears: each process writes its own counts every 5 seconds; they are never in the feed. */
export interface PresenceView extends PresenceCounts {
  /** Those that can be seen, the smallest first. */
  screens: ScreenView[]
}

/** Somebody else at the desk, and the contribution that they look at, or are about to decide on. */
export interface LookView {
  id: string
  name: string
  isDeciding: boolean
}

export interface PresenceCounts {
  phones: number
  walls: number
  desks: number
}

/** One page that shows the wall. */
export interface ScreenView {
  id: string
  /** How many cards fit on it. */
  k: number
  /** It shows what the others show, and does not count. */
  leftOut: boolean
}

export type Failure = {
  ok: false
  error: {
    code: RefusalCode
    reason: string
    message: string
    /** Under which a bug was logged. */
    reference?: string
  }
}
export type Answer<T> = ({ ok: true } & T) | Failure
type Ack<T> = (answer: Answer<T>) => void
export type Nothing = Record<never, never>

export interface EnterAnswer extends CatchUp {
  mine?: OwnContribution[]
  now: number
}

export interface WallBeatAnswer {
  leading: boolean
  /** The server's clock, so that a wall with a wrong one still keeps time. */
  now: number
}

export interface ClientToServer {
  'meeting:enter': (
    input: { meetingId: string; audience?: Audience; since?: number; epoch?: string },
    ack: Ack<EnterAnswer>,
  ) => void
  'meeting:leave': (input: { meetingId: string }, ack?: Ack<Nothing>) => void
  'contribution:submit': (
    input: {
      key: string
      threadId: string
      text: string
      meetingId?: string
      parentId?: string | null
      kind?: ReplyKind | null
      name?: string | null
    },
    ack: Ack<{ id: string; seq?: number }>,
  ) => void
  'contribution:edit': (
    input: { id: string; text: string; name?: string | null },
    ack: Ack<{ id: string }>,
  ) => void
  'contribution:withdraw': (input: { id: string }, ack: Ack<{ id: string }>) => void
  'contribution:hold': (
    input: {
      id: string
      reason?: HoldReason | null
      note?: string | null
      part?: 'text' | 'name'
      untilApproved?: boolean
      seen?: ContributionState
    },
    ack: Ack<{ id: string }>,
  ) => void
  'contribution:release': (
    input: { id: string; part?: 'text' | 'name'; seen?: ContributionState },
    ack: Ack<{ id: string }>,
  ) => void
  'phone:stop': (
    input: { id: string; reason?: HoldReason | null; note?: string | null },
    ack: Ack<{ held: number }>,
  ) => void
  'phone:allow': (input: { id: string }, ack: Ack<{ shown: number }>) => void
  'desk:look': (
    input: { meetingId: string; id: string | null; isDeciding?: boolean },
    ack: Ack<Nothing>,
  ) => void
  'phones:wait': (input: { meetingId: string; wait: boolean }, ack: Ack<Nothing>) => void
  'thread:approval': (
    input: { meetingId: string; threadId: string; first: boolean },
    ack: Ack<Nothing>,
  ) => void
  'contribution:record': (
    input: {
      key: string
      meetingId: string
      threadId: string
      channel: 'spoken' | 'paper' | 'table' | 'outreach'
      text: string
      name?: string | null
      cardNumber?: number | null
      untilApproved?: boolean
      stop?: StopView | null
      consent?: boolean
    },
    ack: Ack<{ id: string }>,
  ) => void
  'agenda:move': (input: { meetingId: string; itemId: string | null }, ack: Ack<Nothing>) => void
  'agenda:insert': (
    input: {
      meetingId: string
      afterId: string | null
      kind?: ItemKind
      title: string
      minutes: number
      question?: string | null
    },
    ack: Ack<{ id: string }>,
  ) => void
  'agenda:change': (
    input: { meetingId: string; itemId: string; title?: string; minutes?: number },
    ack: Ack<Nothing>,
  ) => void
  'agenda:remove': (input: { meetingId: string; itemId: string }, ack: Ack<Nothing>) => void
  'speaker:ask': (input: { meetingId: string; name?: string | null }, ack: Ack<{ id: string }>) => void
  'speaker:add': (input: { meetingId: string; name: string }, ack: Ack<{ id: string }>) => void
  'speaker:withdraw': (input: { id: string }, ack: Ack<Nothing>) => void
  'speaker:call': (input: { meetingId: string; id?: string | null }, ack: Ack<{ id: string }>) => void
  'speaker:put_back': (input: { id: string; state: 'waiting' | 'speaking' }, ack: Ack<Nothing>) => void
  'speaker:end': (input: { meetingId: string }, ack: Ack<Nothing>) => void
  'speaker:time': (input: { meetingId: string; seconds: number }, ack: Ack<Nothing>) => void
  'theme:make': (
    input: { meetingId: string; threadId: string; name: string; contributionIds?: string[] },
    ack: Ack<{ id: string }>,
  ) => void
  'theme:rename': (input: { id: string; name: string }, ack: Ack<Nothing>) => void
  'theme:gather': (input: { id: string; contributionIds: string[] }, ack: Ack<Nothing>) => void
  'theme:take_out': (input: { id: string; contributionId: string }, ack: Ack<Nothing>) => void
  'theme:alone': (
    input: { meetingId: string; threadId: string; contributionIds: string[] },
    ack: Ack<Nothing>,
  ) => void
  'theme:merge': (input: { id: string; intoId: string }, ack: Ack<Nothing>) => void
  'theme:split': (
    input: { id: string; name: string; contributionIds: string[] },
    ack: Ack<{ id: string }>,
  ) => void
  'theme:dissolve': (input: { id: string }, ack: Ack<Nothing>) => void
  'theme:move': (
    input: {
      meetingId: string
      threadId: string
      moves: { contributionIds: string[]; outOfId?: string | null; intoId?: string | null }[]
      reviveIds?: string[]
      endIds?: string[]
    },
    ack: Ack<Nothing>,
  ) => void
  'theme:elsewhere': (input: { id: string; note: string }, ack: Ack<Nothing>) => void
  'theme:similar': (input: { id: string }, ack: Ack<{ ids: string[] }>) => void
  'promise:make': (
    input: {
      meetingId: string
      threadId?: string | null
      contributionId?: string | null
      who: string
      what: string
      due: string
    },
    ack: Ack<{ id: string }>,
  ) => void
  'promise:withdraw': (input: { id: string }, ack: Ack<Nothing>) => void
  'help:ask': (input: { meetingId: string; place?: string }, ack: Ack<{ id: string }>) => void
  'help:done': (input: { id: string }, ack: Ack<Nothing>) => void
  'help:own': (input: { meetingId: string }, ack: Ack<{ help: OwnHelp }>) => void
  'stand:add': (
    input: { meetingId: string; name: string; question?: string | null; heads?: number },
    ack: Ack<{ id: string; number: number }>,
  ) => void
  'stand:change': (
    input: { id: string; name?: string; question?: string; heads?: number },
    ack: Ack<Nothing>,
  ) => void
  'stand:end': (input: { id: string; ended: boolean }, ack: Ack<Nothing>) => void
  'stand:scribe': (input: { meetingId: string; standId: string }, ack: Ack<{ code: string }>) => void
  'stand:write': (
    input: { key: string; meetingId: string; threadId: string; text: string; name?: string | null },
    ack: Ack<{ id: string; seq?: number }>,
  ) => void
  'wall:table': (
    input: { meetingId: string; standId: string | null; minutes?: number | null },
    ack: Ack<Nothing>,
  ) => void
  'wall:mode': (
    input: { meetingId: string; mode: WallMode; minutes?: number | null },
    ack: Ack<Nothing>,
  ) => void
  'wall:focus': (input: { meetingId: string; id: string | null }, ack: Ack<Nothing>) => void
  'wall:let_in': (input: { meetingId: string; id: string }, ack: Ack<Nothing>) => void
  'wall:size': (
    input: {
      meetingId: string
      slots?: number | null
      text?: 'large' | 'small'
      theme?: WallTheme
      largeCode?: boolean
    },
    ack: Ack<Nothing>,
  ) => void
  'wall:floor': (input: { meetingId: string; taken: boolean }, ack: Ack<Nothing>) => void
  'wall:leave_out': (
    input: { meetingId: string; screenId: string; leftOut: boolean },
    ack: Ack<{ screens: ScreenView[] }>,
  ) => void
  'wall:advance': (
    input: { meetingId: string; version: number; slot: number; shownMs: number },
    ack: Ack<{ wall: WallView }>,
  ) => void
  'wall:beat': (
    input: { meetingId: string; screenId: string; k: number; charactersPerSlot: number; visible: boolean },
    ack: Ack<WallBeatAnswer>,
  ) => void
}

export interface ServerToClient {
  changes: (message: { meetingId: string; audience: Audience } & CatchUp) => void
  mine: (message: { meetingId: string; contributions: OwnContribution[] }) => void
  presence: (message: { meetingId: string } & PresenceView) => void
  /** To each desk: what the others look at. */
  looks: (message: { meetingId: string; looks: LookView[] }) => void
}
