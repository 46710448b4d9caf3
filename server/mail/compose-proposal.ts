/** Who proposed a thread for a meeting is told what came of it. */
import { m } from '../../src/lib/paraglide/messages.js'
import { day } from '../../src/lib/when.ts'
import type { Compose } from './compose.ts'
import { htmlOf } from './html.ts'

export const proposalLetter: Compose = ({ name, letter: { content } }, { meeting, municipality }) => {
  if (!meeting) return null
  const { said = {}, link, language } = content
  const isTaken = said.state === 'accepted'
  const at = { meeting: meeting.title }
  const title = isTaken ? m.move_mail_accepted(at) : m.move_mail_declined(at)
  const quote = m.move_mail_reason({ reason: said.reason ?? '' })
  const text = [
    ...(name ? [m.move_mail_hello({ name })] : []),
    m.move_mail_yours({ ...at, question: said.question ?? '', day: day(meeting.startsAt) }),
    ...(isTaken ? [m.move_mail_yes()] : [m.move_mail_no(), quote]),
    ...(link ? [m.move_mail_see(), link] : []),
  ].join('\n\n')
  const site = municipality ? m.forum_of({ municipality }) : m.app_name()
  const below = m.move_mail_foot({ site })
  return {
    subject: title,
    text: `${text}\n\n-- \n${below}\n`,
    html: htmlOf({
      ...{ language, title, text, quote, below, above: municipality || m.app_name() },
      button: link === null ? null : { link, label: m.move_mail_button() },
    }),
  }
}
