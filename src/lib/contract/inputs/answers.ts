/** What somebody types who answers for the municipality. */
import * as v from 'valibot'
import { answerStepLimit, answerTextLimit, officeLimit } from '../answering.ts'
import { nameLimit } from '../limits.ts'
import { hasPersonalNumber } from '../text.ts'
import { answerOutcomes } from '../words.ts'
import { Day } from './day.ts'
import { Id, draftSeen, malformed, short, wholeNumber } from './parts.ts'

const said = (limit: number) =>
  v.optional(
    v.pipe(
      short(limit),
      v.check((text) => !hasPersonalNumber(text), 'cpr_number'),
    ),
    '',
  )
/** Empty for none, as forms send it. */
const day = v.optional(
  v.union(
    [
      v.pipe(
        v.literal(''),
        v.transform(() => null),
      ),
      Day,
    ],
    malformed,
  ),
  '',
)

const about = { threadId: Id, about: Id }
const seen = wholeNumber(0, 1_000_000)

const content = {
  outcome: v.optional(
    v.union(
      [
        v.pipe(
          v.literal(''),
          v.transform(() => null),
        ),
        v.picklist(answerOutcomes),
      ],
      malformed,
    ),
    '',
  ),
  text: said(answerTextLimit),
  reason: said(answerTextLimit),
  responsible: said(nameLimit),
  nextStep: said(answerStepLimit),
  due: day,
  again: day,
  passedTo: said(officeLimit),
  office: said(officeLimit),
}

export const AboutInput = v.object(about)

export const DraftAnswerInput = v.object({ ...about, ...content, draftSeen })

export const PublishAnswerInput = v.object({
  ...about,
  ...content,
  /** The version that its writer had before them. */
  seen,
  draftSeen,
  /** Of the municipality's own pages, for the mail; null where that is not known. */
  origin: v.nullable(v.string()),
})

export const WithdrawAnswerInput = v.object({ ...about, seen })

export const PromiseAnswerInput = v.object({ ...about, who: said(nameLimit), due: day })

/** How many lines stand before those that are read; what makes no sense in an address begins at the first. */
const from = v.optional(v.fallback(v.pipe(v.unknown(), v.transform(Number), wholeNumber(0, 1_000_000)), 0), 0)

export const ListAnswersInput = v.object({
  meetingId: v.optional(v.nullable(Id), null),
  waitingFrom: from,
  answeredFrom: from,
})
