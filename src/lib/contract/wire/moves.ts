/** Where threads are going, as pages read it. Instants are epoch milliseconds. */
import type { MeetingKind } from '../words.ts'

/**
 * `unanswered`: the meeting is over, and nobody had said yes or no; `lapsed`: it has let go of the thread again; `shut`: only
 * those who are invited may know of the meeting now.
 */
export type ProposalState = 'proposed' | 'taken' | 'declined' | 'unanswered' | 'lapsed' | 'shut'

/** A thread is to be taken to a meeting. */
export interface ProposalView {
  id: string
  threadId: string
  question: string
  /** Null where whoever proposed it may not know of it any more. */
  meeting: { id: string; title: string; kind: MeetingKind; startsAt: number } | null
  state: ProposalState
  /** Why it was declined. */
  reason: string | null
  /** In their own words; only to who proposed it, and to who leads the meeting. */
  why?: string
  /** Of who proposed it; null for a phone without a name. Only to who leads the meeting. */
  by?: string | null
  /** Nothing came of it and the thread is open; only to who proposed it. */
  again?: true
  createdAt: number
}

/** A proposal that nobody has answered, as the desk of its meeting counts it. */
export interface WaitingProposal {
  id: string
  threadId: string
  createdAt: number
}

/** Where the words of a thread came from, and where some have gone. */
export interface Lineage {
  /** Threads that went into it, the first one first; nobody's name where they are erased. */
  merged: { id: string; question: string; at: number; by: string | null }[]
  /** How many contributions that were written in it stand in which other thread now. */
  moved: { id: string; question: string; count: number }[]
  /** By thread: the question under which words that stand here now were written. */
  written: Record<string, string>
  /** Whoever asks may move its words and merge it. */
  mayArrange: boolean
}

/** What a thread comes to, as somebody has put it. */
export interface SumView {
  number: number
  /** Each with the contributions and replies that it rests on; one without a thread is not shown any more. */
  paragraphs: { text: string; sources: { id: string; threadId: string | null; text: string }[] }[]
  /** How many more there are that rest on words which one may not read. */
  unseen: number
  /** How many contributions and replies there were then. */
  said: number
  /** Null where they are erased. */
  by: string | null
  at: number
  /** The question of another thread, that went into this one. */
  of?: string
}
