/** Whoever hosts a thread is asked to look at words in it. The words, and who asked, stand in no mail. */
import { m } from '../../src/lib/paraglide/messages.js'
import type { Compose } from './compose.ts'
import { htmlOf } from './html.ts'

export const reportLetter: Compose = ({ name, letter: { content } }, { municipality }) => {
  const { said = {}, link, language } = content
  const title = m.version_mail_subject()
  const paragraphs = [
    ...(name ? [m.version_mail_hello({ name })] : []),
    m.version_mail_text({ question: said.question ?? '' }),
    m.version_mail_shown(),
    ...(link ? [m.version_mail_see(), link] : []),
  ]
  const below = m.version_mail_foot({
    site: municipality ? m.forum_of({ municipality }) : m.app_name(),
  })
  const text = paragraphs.join('\n\n')
  return {
    subject: title,
    text: `${text}\n\n-- \n${below}\n`,
    html: htmlOf({
      ...{ language, title, text, below, above: municipality || m.app_name() },
      button: link === null ? null : { link, label: m.version_mail_button() },
    }),
  }
}
