/** A thread is proposed for a meeting, merged, split up, and summed up. */
import * as v from 'valibot'
import { paragraphLimit, paragraphsAtMost, whyLimit } from '../limits.ts'
import { hasPersonalNumber } from '../text.ts'
import { Id, draftSeen, malformed, required, short, wholeNumber } from './parts.ts'

const said = (limit: number) =>
  v.pipe(
    short(limit),
    v.check((text) => !hasPersonalNumber(text), 'cpr_number'),
  )

/** Of the municipality's own pages, for the mail; null where that is not known. */
const origin = v.optional(v.nullable(v.string()), null)

export const ProposeInput = v.object({
  threadId: Id,
  meetingId: Id,
  why: v.optional(said(whyLimit), ''),
  origin,
})

export const AcceptProposalInput = v.object({
  id: Id,
  title: required(120),
  minutes: wholeNumber(1, 600),
  origin,
})

export const DeclineProposalInput = v.object({
  id: Id,
  reason: v.pipe(
    said(whyLimit),
    v.check((text) => text.length > 0, 'proposal_reason_missing'),
  ),
  origin,
})

export const MergeThreadsInput = v.object({ threadId: Id, intoId: Id })

/** As many as one form may hold. */
const wordsAtMost = 2000
const chosen = v.pipe(
  v.array(Id, malformed),
  v.minLength(1, 'move_none'),
  v.maxLength(wordsAtMost, malformed),
)

/** Into a thread that is there, or into a new one that asks the question. */
export const MoveWordsInput = v.object({
  threadId: Id,
  contributionIds: chosen,
  intoId: v.nullable(Id),
  question: v.optional(short(200), ''),
})

const paragraph = v.object({ text: said(paragraphLimit), sources: v.array(Id, malformed) })

export const DraftSumInput = v.object({
  threadId: Id,
  paragraphs: v.pipe(v.array(paragraph, malformed), v.maxLength(paragraphsAtMost, 'text_too_long')),
  draftSeen,
})

export const SumInput = v.object({
  threadId: Id,
  /** The version that its writer had before them. */
  seen: wholeNumber(0, 1_000_000),
})

export const PublishSumInput = v.object({ ...SumInput.entries, draftSeen })
