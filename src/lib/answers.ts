/** What the municipality answered, and how long it took, as people read it. */
import { beginning } from './beginning.ts'
import type { AnswerClock, AnswerContent } from './contract/wire/answering.ts'
import type { AnswerOutcome, AnswerSubject } from './contract/words.ts'
import { m } from './paraglide/messages.js'
import { dueDay } from './when.ts'

export const outcomeLabel: Record<AnswerOutcome, () => string> = {
  joining: m.answer_outcome_joining,
  trying_small: m.answer_outcome_trying_small,
  passed_on: m.answer_outcome_passed_on,
  not_now: m.answer_outcome_not_now,
  must_not: m.answer_outcome_must_not,
  cannot: m.answer_outcome_cannot,
}

/** @param words the contribution, or the name of the theme. */
export function answerHeading(to: AnswerSubject, words: string): string {
  if (to === 'thread') return m.answer_to_thread()
  return to === 'theme' ? m.answer_to_theme({ theme: words }) : m.answer_to_words({ words: beginning(words) })
}

/** All that it holds beside its words. */
export function answerFacts(answer: AnswerContent): { label: string; text: string }[] {
  const { outcome, reason, passedTo, responsible, nextStep, due, again } = answer
  const dueLabel = outcome === 'passed_on' ? m.answer_they_by() : m.answer_due()
  const rows = [
    { label: m.answer_reason(), text: reason },
    { label: m.answer_passed_to(), text: passedTo },
    { label: m.answer_responsible(), text: responsible },
    { label: m.answer_next(), text: nextStep },
    { label: dueLabel, text: due && dueDay(due) },
    { label: m.answer_again(), text: again && dueDay(again) },
  ]
  return rows.flatMap(({ label, text }) => (text ? [{ label, text }] : []))
}

/** Who wrote it: of an account that was erased the office is left. */
export const answeredBy = ({ by, office }: { by: string | null; office: string }): string =>
  by ? m.answer_by({ name: by, office }) : office

/** Kindly and plainly: by when, and how much over it; where nothing is promised, how long it took or has taken. */
export function clockLabel(clock: AnswerClock): string {
  if (clock.state === 'answered') return answeredAfter(clock.waitedDays)
  if (clock.by === null || clock.daysLeft === null) return waitedLabel(clock)
  const said = { day: dueDay(clock.by), n: -clock.daysLeft, who: clock.who ?? '' }
  const { ahead, one, over } = dueSentences[clock.state]
  if (clock.state === 'promised' && clock.daysLeft === 0) return m.answer_clock_promised_today()
  return (clock.daysLeft >= 0 ? ahead : clock.daysLeft === -1 ? one : over)(said)
}

type Sentence = (said: { day: string; n: number; who: string }) => string

const promised = {
  ahead: m.answer_clock_promised,
  one: m.answer_clock_over_one,
  over: m.answer_clock_over,
}
const dueSentences: Record<
  Exclude<AnswerClock['state'], 'answered'>,
  Record<'ahead' | 'one' | 'over', Sentence>
> = {
  waiting: promised,
  promised,
  passed_on: {
    ahead: m.answer_clock_passed,
    one: m.answer_clock_passed_over_one,
    over: m.answer_clock_passed_over,
  },
  again: {
    ahead: m.answer_clock_again,
    one: m.answer_clock_again_over_one,
    over: m.answer_clock_again_over,
  },
}

export const waitedLabel = ({ waitedDays: n }: AnswerClock): string =>
  n === 0 ? m.answer_clock_today() : n === 1 ? m.answer_clock_one() : m.answer_clock_days({ n })

const answeredAfter = (n: number): string =>
  n === 0
    ? m.answer_clock_answered_same()
    : n === 1
      ? m.answer_clock_answered_one()
      : m.answer_clock_answered({ n })
