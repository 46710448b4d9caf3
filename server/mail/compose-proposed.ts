/** To those who lead a meeting: somebody would like a thread to be talked about there. Why, stands in no mail. */
import { m } from '../../src/lib/paraglide/messages.js'
import { day } from '../../src/lib/when.ts'
import type { Compose } from './compose.ts'
import { htmlOf } from './html.ts'

export const proposedLetter: Compose = ({ name, letter: { content } }, { meeting, municipality }) => {
  // There is nothing to decide any more.
  if (!meeting || meeting.state === 'closed') return null
  const { said = {}, link, language } = content
  const at = { meeting: meeting.title }
  const title = m.move_mail_asked(at)
  const text = [
    ...(name ? [m.move_mail_hello({ name })] : []),
    m.move_mail_asked_text({ ...at, question: said.question ?? '', day: day(meeting.startsAt) }),
    m.move_mail_asked_decide(),
    ...(link ? [m.move_mail_asked_see(), link] : []),
  ].join('\n\n')
  const site = municipality ? m.forum_of({ municipality }) : m.app_name()
  const below = m.move_mail_asked_foot({ site })
  return {
    subject: title,
    text: `${text}\n\n-- \n${below}\n`,
    html: htmlOf({
      ...{ language, title, text, below, above: municipality || m.app_name() },
      button: link === null ? null : { link, label: m.move_mail_asked_button() },
    }),
  }
}
