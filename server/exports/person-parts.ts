/** What is stored about somebody beside their words, as parts of the page that they take along. */
import { answerFacts, answerHeading, answeredBy, outcomeLabel } from '../../src/lib/answers.ts'
import type { OwnAnswer } from '../../src/lib/contract/wire/answering.ts'
import { rhythmLabel } from '../../src/lib/following/labels.ts'
import { m } from '../../src/lib/paraglide/messages.js'
import { accountRoleLabel } from '../../src/lib/trusted.ts'
import { moment } from '../../src/lib/when.ts'
import type { Followed } from '../domain/following/read.ts'
import type { Everything } from '../domain/people/everything.ts'
import { escaped } from '../mail/html.ts'

type Time = (instant: number) => string

/** @param lines as markup. */
export const listed = (lines: string[]): string =>
  `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`

/** Nothing at all where there is nothing. */
export const partOf = (heading: string, lines: string[]): string =>
  lines.length > 0 ? `<h2>${escaped(heading)}</h2>${listed(lines)}` : ''

const joined = (parts: (string | null | undefined)[]): string => escaped(parts.filter(Boolean).join(' · '))

export const accountLine = ({ name, email, roles, language }: Everything['account']): string =>
  joined([name, email, ...roles.map((role) => accountRoleLabel[role]()), language])

export const followedPart = (followed: Followed[]): string =>
  partOf(
    m.follow_mine(),
    followed.map(({ name, rhythm }) => joined([name, rhythmLabel[rhythm]()])),
  )

export const readingPart = (reading: Everything['reading'], time: Time): string =>
  partOf(
    m.host_privacy(),
    reading.map(({ question, readUntil }) => `${escaped(question)} · ${time(readUntil)}`),
  )

export const proposedPart = (proposals: Everything['proposals']): string =>
  partOf(
    m.move_own_title(),
    proposals.map(({ meeting, question, why, reason }) => joined([meeting, question, why, reason])),
  )

export const answeredPart = (answered: Everything['answered'], time: Time): string =>
  partOf(
    m.forum_me_data_answered(),
    answered.map(
      ({ question, answer: { outcome, text, reason }, at }) =>
        `${joined([question, outcomeLabel[outcome](), text, reason])} · ${time(at)}`,
    ),
  )

/** What the municipality answered, to whoever wrote the words above it. */
export function toldOf({ answer, ...about }: OwnAnswer, time: Time): string {
  const to = about.to === 'contribution' ? m.answer_title() : answerHeading(about.to, about.theme ?? '')
  if (answer.state === 'withdrawn')
    return `<p>${escaped(to)}: ${escaped(m.answer_withdrawn_office({ time: moment(answer.at, 0), office: answer.office }))}</p>`
  const facts = answerFacts(answer).map(({ label, text }) => `${label}: ${text}`)
  const lines = [outcomeLabel[answer.outcome](), answer.text, ...facts, answeredBy(answer)]
  return `<p>${escaped(to)} · ${time(answer.answeredAt)}</p>${listed(lines.filter(Boolean).map(escaped))}`
}
