/** What was said, where, and what was done with it. */
import type { Generated } from 'kysely'
import type {
  Channel,
  ContributionState,
  HoldReason,
  ModerationAct,
  ReplyKind,
  TranslationLanguage,
} from '../../../src/lib/contract/words.ts'
import type { Flag } from './flag.ts'

export interface ThreadTable {
  id: string
  /** The meeting that it was opened for. */
  meetingId: string
  question: string
  /** Null while nobody leads it. */
  hostId: string | null
  state: 'open' | 'closed'
  createdAt: number
  /** Its words are read at the desk before the room reads them. */
  approval: Generated<Flag>
  /** JSON: `ReadingHours`; null where words from home are read as they come. */
  readingHours: Generated<string | null>
  /** The midnight at which it closes, or closed, for writing; null where no day is set. */
  closesAt: Generated<number | null>
  /** From when followers are told of that. */
  closingNewsAt: Generated<number | null>
  /** Where all of it went; never another that went on itself. */
  mergedIntoId: Generated<string | null>
}

/** A thread may be taken up again: it is told to every meeting that has it here. */
export interface ThreadMeetingTable {
  threadId: string
  meetingId: string
  /** When it came on this meeting's agenda; 0 where that was before anybody noted it. */
  takenUpAt: Generated<number>
}

export interface ContributionTable {
  id: string
  /** The meeting in whose room it was said, or through which it came from home. */
  meetingId: string
  threadId: string
  participantId: string | null
  /** Whose words they are, where their author said so. */
  accountId: Generated<string | null>
  /** They stand under the name of that account; of one that was erased, under nobody's. */
  accountNamed: Generated<Flag>
  /** Who counts as its author on the wall: a participant, or itself when it was written down for somebody. */
  author: string
  parentId: string | null
  /** Of an answer to an answer: that one. Both stand under the same contribution. */
  answersId: Generated<string | null>
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
  /** When the next reading hours begin, of what waits for them and for nobody; else null. */
  waitsUntil: Generated<number | null>
  /** When others could read it first, where that was later than it was received. */
  seenAt: Generated<number | null>
  /** Taken back after others could read it: what is said of it stands where it stood. */
  keepsPlace: Generated<Flag>
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
  /** The thread that it was written in, where that is not the one it stands in now. */
  writtenInId: Generated<string | null>
  /** When it came from there. */
  movedAt: Generated<number | null>
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
