/** What was said, under which question and in which themes, as pages read it. Instants are epoch milliseconds. */
import type { AnswerView, OwnAnswer } from './answering.ts'
import type { HatMark } from './hats.ts'
import type {
  Channel,
  ContributionState,
  HoldReason,
  ReplyKind,
  ThemeKind,
  TranslationLanguage,
} from '../words.ts'

/** What contributions are gathered in; which they are, each contribution says (`themeIds`). Oldest first. */
export interface ThemeView {
  id: string
  threadId: string
  kind: ThemeKind
  /** Empty for *står for sig selv*. */
  name: string
  createdAt: number
  answer?: AnswerView
}

export interface ThreadView {
  id: string
  question: string
  state: 'open' | 'closed'
  /** Its words are read at the desk before the room reads them. */
  readFirst: boolean
  /** The midnight at which it closes, or closed; absent where no day is set. */
  closesAt?: number
  /** To all of it; absent where nobody has answered it as a whole. */
  answer?: AnswerView
}

/** What the words say in another language, as a person wrote it. It stands under them, and never in their place. */
export interface TranslationView {
  /** Another each time that it is changed. */
  id: string
  language: TranslationLanguage
  text: string
  /** A person at the desk, or the scribe of the table that the words came from. */
  by: 'desk' | 'table'
  /** Only to the desk: who. */
  name?: string
  /** Only to the desk and to the author: of words that have been mended since, so that the room does not read it. */
  earlier?: true
}

export interface ContributionView {
  id: string
  meetingId: string
  threadId: string
  parentId: string | null
  /** Of an answer to an answer under the same contribution: that one. It may be gone. */
  answersId?: string
  kind: ReplyKind | null
  text: string
  name: string | null
  /** It stood under the name of an account that was erased. */
  authorErased?: true
  channel: Channel
  /** When it was received. */
  createdAt: number
  /** When it was said, where that was earlier; `saidAt()` asks for either. */
  saidAt?: number
  editedAt: number | null
  state: ContributionState
  /** Came when the room had left its item. */
  late?: true
  /** The stop or the stand where it was said; absent for the middle of the hall, and for home. */
  place?: string
  /** The themes of this meeting that it is in; absent for none. */
  themeIds?: string[]
  /** The stand of its meeting that it came from. */
  standId?: string
  /** The thread that it was written in; absent where it stands there still. */
  writtenIn?: string
  /** Said from office: then this name stands there, and `name` is not shown. */
  hat?: HatMark
  /** At most one in each language; absent for none. */
  translations?: TranslationView[]
  /** The municipality's, to these words. */
  answer?: AnswerView
  /** Only to the desk. */
  desk?: {
    /** Has a place in the queue of this meeting's wall. */
    onWall: boolean
    holdReason: HoldReason | null
    holdNote: string | null
    nameHeld: boolean
    /** While the name is held back. */
    nameWhy?: Why
    /** Nothing more is shown from the phone that it came from; `null`: it came from none. */
    phoneStopped: boolean | null
    /** It waits for the reading hours that begin then, and for nobody. */
    waitsUntil?: number
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

/** Why something is not shown: `null` until the desk has said. */
export interface Why {
  reason: HoldReason | null
  note: string | null
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
  saidAt?: number
  reason?: HoldReason | null
  note?: string | null
  /** It waits for the reading hours that begin then. */
  waitsUntil?: number
  /** Held back once, mended, and not read since. */
  mended?: true
  /** Where its author would rather have it, until the desk has placed it. */
  wish?: string
  /** While the desk holds the name back, whatever it does with the text. */
  nameHeld?: Why
  /** Written for somebody at the table of this device. */
  atTable?: true
  translations?: TranslationView[]
  /** When it was first on the wall. */
  shownAt?: number | null
  /** The municipality's: to these words, to themes that they lie in, and to their thread. Absent for none. */
  answers?: OwnAnswer[]
  /** It stands in another thread than it was written in: the questions of both. */
  moved?: { from: string; into: string }
}
