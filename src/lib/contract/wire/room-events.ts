/** Being in a meeting, and what is done with its words. */
import type { StopView } from '../paper.ts'
import type { Audience, ContributionState, HoldReason, ReplyKind, TranslationLanguage } from '../words.ts'
import type { Ack, Nothing } from './answers.ts'
import type { EnterAnswer } from './picture.ts'

export interface RoomEvents {
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
      waitedMs?: number
    },
    ack: Ack<{ id: string; seq?: number }>,
  ) => void
  'contribution:edit': (
    input: { id: string; text: string; name?: string | null },
    ack: Ack<{ id: string }>,
  ) => void
  'contribution:withdraw': (input: { id: string }, ack: Ack<{ id: string }>) => void
  /** `translationId: null`: none stands any longer. */
  'contribution:translate': (
    input: { id: string; language: TranslationLanguage; text: string | null; seen?: string | null },
    ack: Ack<{ id: string; translationId: string | null }>,
  ) => void
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
}
