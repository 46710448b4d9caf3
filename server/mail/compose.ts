/** From a letter to the message that one person gets. A kind of letter that nobody has composed does not compile. */
import { m } from '../../src/lib/paraglide/messages.js'
import type { LetterKind } from '../../src/lib/contract/words.ts'
import { kindLabel } from '../../src/lib/labels.ts'
import type { MailFrom } from '../config.ts'
import type { AboutLetter } from '../domain/mail/about.ts'
import type { TakenMail } from '../domain/mail/letter.ts'
import { calendarOf } from '../exports/calendar.ts'
import { speaking } from '../exports/language.ts'
import type { Message } from './carrier.ts'
import { dressed, htmlOf } from './html.ts'
import { answerLetter } from './compose-answer.ts'
import { confirmFollow } from './compose-confirm.ts'
import { digestLetter } from './compose-following.ts'
import { invitedLetter } from './compose-invited.ts'
import { proposalLetter } from './compose-proposal.ts'
import { proposedLetter } from './compose-proposed.ts'
import { reportLetter } from './compose-report.ts'
import { loginLetter, newLoginLetter } from './compose-login.ts'

export type Said = Pick<Message, 'subject' | 'text' | 'html' | 'calendar' | 'stop'>
export type Compose = (mail: TakenMail, about: AboutLetter) => Said | null

const composed: Record<LetterKind, Compose> = {
  invitation: (mail, about) => invitation(mail, about, { note: '' }),
  trial: (mail, about) => {
    const trial = invitation(mail, about, { note: m.invite_mail_trial() })
    return trial && { ...trial, subject: m.invite_mail_trial_subject({ subject: trial.subject }) }
  },
  login: loginLetter,
  new_login: newLoginLetter,
  answer: answerLetter,
  confirm_follow: confirmFollow,
  digest: digestLetter,
  invited: invitedLetter,
  proposal: proposalLetter,
  proposed: proposedLetter,
  report: reportLetter,
}

/** Null for a letter that has nothing to say any more. */
export function messageOf(mail: TakenMail, about: AboutLetter, from: MailFrom): Message | null {
  const { letter, id, address, name } = mail
  const said = speaking(letter.content.language, () => composed[letter.kind](mail, about))
  const { colour, logo } = about.look
  const cid = `logo.${id}`
  return (
    said && {
      ...said,
      html: dressed(said.html, { colour, logo: logo && { cid, instead: about.municipality } }),
      ...(logo && { logo: { ...logo, cid } }),
      id,
      to: { name: name ?? '', address },
      from: { name: from.name ?? (about.municipality || m.app_name()), address: from.address },
      ...(about.sender && { replyTo: about.sender }),
    }
  )
}

function invitation(
  { letter: { content } }: TakenMail,
  { meeting, municipality, sender }: AboutLetter,
  { note }: { note: string },
): Said | null {
  if (!meeting || meeting.state === 'closed') return null
  const below = [note, footOf(sender?.name ?? '', municipality)].filter(Boolean).join('\n')
  const { subject, text, link, language } = content
  return {
    subject,
    // Mail programs know these two strokes, and set what follows apart.
    text: `${text}\n\n-- \n${below}\n`,
    html: htmlOf({
      ...{ language, text, below, title: meeting.title },
      above: [municipality, kindLabel[meeting.kind]()].filter(Boolean).join(' · '),
      button: link === null ? null : { link, label: m.invite_mail_more() },
    }),
    calendar: { filename: m.invite_mail_calendar(), content: calendarOf(meeting) },
  }
}

/** Who sent it, and why one got it. */
const footOf = (name: string, municipality: string): string =>
  municipality ? m.invite_mail_foot({ name, municipality }) : m.invite_mail_foot_plain({ name })
