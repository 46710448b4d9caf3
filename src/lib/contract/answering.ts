/** What an answer must hold before everybody reads it: asked by the form that shows it, and by the verb that means it. */
import type { AnswerContent } from './wire/answering.ts'
import { type AnswerOutcome, answerOutcomes } from './words.ts'

export const answerTextLimit = 2000
export const answerStepLimit = 300
export const officeLimit = 80

type Part = Exclude<keyof AnswerContent, 'outcome' | 'text'>

/** A yes has a person, a next step and a day; a no has its reason. */
const asked: Record<AnswerOutcome, readonly Part[]> = {
  joining: ['responsible', 'nextStep', 'due', 'office'],
  trying_small: ['responsible', 'nextStep', 'due', 'office'],
  passed_on: ['passedTo', 'responsible', 'nextStep', 'due', 'office'],
  not_now: ['reason', 'again', 'office'],
  must_not: ['reason', 'office'],
  cannot: ['reason', 'office'],
}

/** The outcomes that ask for it: the others have no place for it. */
export const outcomesAsking = (part: Part): AnswerOutcome[] =>
  answerOutcomes.filter((outcome) => asked[outcome].includes(part))

export type AnswerPart = Part | 'outcome'
export type Typed = { [P in Part]?: string | null } & { outcome?: AnswerOutcome | null }

/** In the order of the form. */
export function missingFrom(typed: Typed): AnswerPart[] {
  const { outcome } = typed
  if (!outcome) return ['outcome', ...(typed.office ? [] : ['office' as const])]
  return asked[outcome].filter((part) => !typed[part])
}

/** What does not belong to the outcome is not said. */
export function contentOf(
  outcome: AnswerOutcome,
  { text, ...typed }: Typed & { text: string },
): AnswerContent {
  const part = (name: Part) => (asked[outcome].includes(name) ? (typed[name] ?? null) : null)
  return {
    ...{ outcome, text, office: typed.office ?? '' },
    ...{ reason: part('reason'), responsible: part('responsible'), nextStep: part('nextStep') },
    ...{ due: part('due'), again: part('again'), passedTo: part('passedTo') },
  }
}

/** The day on which somebody is to come back to what was answered. */
export const followUpOf = ({ outcome, due, again }: AnswerContent): string | null =>
  outcome === 'passed_on' ? due : outcome === 'not_now' ? again : null
