/** What the municipality answered, as pages read it. Instants are epoch milliseconds, days are `2026-12-01`. */
import type { AnswerOutcome, AnswerSubject } from '../words.ts'

export interface AnswerContent {
  outcome: AnswerOutcome
  /** In the words of who answers; empty where the rest says it. */
  text: string
  /** Of a *no*. */
  reason: string | null
  /** By name. */
  responsible: string | null
  nextStep: string | null
  /** By when the next step is taken; of what was passed on, by when they answer. */
  due: string | null
  /** When *not now* is looked at again. */
  again: string | null
  /** To whom it was passed on. */
  passedTo: string | null
  /** In which whoever answers sits. */
  office: string
}

/** A text that stands, or stood until it was corrected. */
export interface AnswerText extends AnswerContent {
  /** Who wrote it; null once their account was erased. */
  by: string | null
  at: number
}

export interface StandingAnswer extends AnswerText {
  id: string
  state: 'standing'
  /** Another each time that it is changed. */
  number: number
  /** When it was first given; `at` is when it was last corrected. */
  answeredAt: number
  /** What stood here before, the latest first. */
  earlier: AnswerText[]
}

/** Its place says so. What it said is read by nobody. */
export interface WithdrawnAnswer {
  id: string
  state: 'withdrawn'
  number: number
  by: string | null
  office: string
  at: number
}

export type AnswerView = StandingAnswer | WithdrawnAnswer

/** As an author reads what became of their words. */
export interface OwnAnswer {
  to: AnswerSubject
  /** What the theme is called. */
  theme?: string
  answer: AnswerView
}

/** How long a question has waited, and for what. Days are counted as the municipality's calendar turns. */
export interface AnswerClock {
  /** `passed_on` and `again`: it was answered, and somebody is to come back to it. */
  state: 'waiting' | 'promised' | 'answered' | 'passed_on' | 'again'
  /** What was to happen by a day has not, and the day is over. */
  isOver: boolean
  askedAt: number
  /** Whole days since it was asked; until it was answered, where it was. */
  waitedDays: number
  /** The day by which an answer is promised, or somebody comes back to it. */
  by: string | null
  /** Who promised it, or whom it was passed on to. */
  who: string | null
  /** Days until `by`; below 0: over it. */
  daysLeft: number | null
  /** An earlier day was promised first. */
  movedFrom?: string
}
