/** A meeting and what belongs to its evening, as pages read them. Instants are epoch milliseconds. */
import type { HatMark } from './hats.ts'
import type { Access, ItemKind, MeetingKind, MeetingState } from '../words.ts'

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
  /** Where its clock counts from: later than the room came to it first, if it was away in between. */
  startedAt: number | null
  endedAt: number | null
  /** When the room was at it, the first time first; `until` is null while it still is. */
  visits: { from: number; until: number | null }[]
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
  /** What is promised is an answer. */
  answers?: true
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
  /** Only to the desk: where its own QR code leads, and what is typed instead. */
  desk?: { path: string; code: string }
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
  /** As they want to be called up; by the name on their card, if they speak from office. */
  name: string | null
  /** What they are called up by who gave no name: their own at this meeting, in the order in which they asked. */
  number: number | null
  /** The office they speak from. */
  hat?: HatMark
  state: 'waiting' | 'speaking'
  spokeBefore: boolean
  askedAt: number
  startedAt: number | null
  /** As long as was given; `null` while waiting. */
  seconds: number | null
}

/** `coming`: somebody has set out. */
export type OwnHelp = 'none' | 'asked' | 'coming'
