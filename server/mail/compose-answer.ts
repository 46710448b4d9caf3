/** An author is told what the municipality answered, with all of it in the letter. */
import { answerFacts, outcomeLabel } from '../../src/lib/answers.ts'
import type { AnswerContent } from '../../src/lib/contract/wire/answering.ts'
import { m } from '../../src/lib/paraglide/messages.js'
import type { Compose } from './compose.ts'
import { htmlOf } from './html.ts'

export const answerLetter: Compose = ({ name, letter: { content } }, { municipality }) => {
  const { said = {}, link, language } = content
  // Written by `sendAnswer` alone.
  const answer = JSON.parse(said.content ?? '{}') as AnswerContent
  const outcome = outcomeLabel[answer.outcome]()
  const isCorrected = said.corrected === 'yes'
  const title = isCorrected
    ? m.answer_mail_subject_corrected({ outcome })
    : m.answer_mail_subject({ outcome })
  const facts = answerFacts(answer).map(({ label, text }) => `${label}: ${text}`)
  const paragraphs = [
    ...(name ? [m.answer_mail_hello({ name })] : []),
    ...leadOf(said),
    ...(isCorrected ? [m.answer_mail_corrected()] : []),
    outcome,
    ...(answer.text ? [answer.text] : []),
    ...(facts.length > 0 ? [facts.join('\n')] : []),
    m.answer_by({ name: said.by ?? '', office: answer.office }),
    ...(link ? [m.answer_mail_see(), link] : []),
  ]
  const below = m.answer_mail_foot({
    site: municipality ? m.forum_of({ municipality }) : m.app_name(),
  })
  const text = paragraphs.join('\n\n')
  return {
    subject: title,
    text: `${text}\n\n-- \n${below}\n`,
    html: htmlOf({
      ...{ language, title, text, below, above: municipality || m.app_name() },
      ...{ strong: outcome, quote: m.answer_mail_words({ words: said.words ?? '' }) },
      button: link === null ? null : { link, label: m.answer_mail_button() },
    }),
  }
}

function leadOf({ to, words = '', question = '' }: Record<string, string>): string[] {
  if (to === 'theme') return [m.answer_mail_theme({ theme: words })]
  if (to === 'thread') return [m.answer_mail_thread({ question })]
  return [m.answer_mail_contribution(), m.answer_mail_words({ words })]
}
