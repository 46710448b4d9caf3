/** What is found by its words. */
import type { HatMark } from './hats.ts'
import type { MeetingView } from './meeting.ts'
import type { Channel } from '../words.ts'

export const searchKinds = ['contribution', 'thread', 'meeting'] as const
export type SearchKind = (typeof searchKinds)[number]

export interface SearchHit {
  kind: SearchKind
  id: string
  /** Where it was said, asked or planned; of several the newest that one may know of. */
  meeting: Pick<MeetingView, 'id' | 'title' | 'place' | 'startsAt'>
  /** In which a contribution was said. */
  thread: { id: string; question: string } | null
  /** The words, whole, with where in them those are that were looked for. */
  passages: SearchPassage[]
  /** Of a contribution. */
  said: {
    channel: Channel
    /** Where in the hall, or outside it. */
    place?: string
    name: string | null
    hat?: HatMark
    at: number
    isReply: boolean
  } | null
}

export interface SearchPassage {
  part: 'text' | 'question' | 'title' | 'place' | 'purpose' | 'influence' | 'fixed' | 'decides' | 'afterwards'
  text: string
  /** From where to where, in UTF-16 units as JavaScript counts, in order and apart. */
  found: [from: number, to: number][]
}

export interface SearchAnswer {
  hits: SearchHit[]
  /** To be asked for with `after`; null if these were the last. */
  next: string | null
  /** False while older words are still being put into the index. */
  isWhole: boolean
}
