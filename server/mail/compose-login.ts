/** What has to do with logging in: the link and the code that were asked for, and word of a login on a new device. */
import { m } from '../../src/lib/paraglide/messages.js'
import type { AboutLetter } from '../domain/mail/about.ts'
import { linkLivesMinutes } from '../../src/lib/contract/limits.ts'
import { loginLabel, wayLabel } from '../../src/lib/labels.ts'
import { moment } from '../../src/lib/when.ts'
import type { Compose, Said } from './compose.ts'
import { htmlOf } from './html.ts'

/** Says the same to everybody who asks: not even the mail knows whether there is an account. */
export const loginLetter: Compose = ({ letter: { content } }, about) => {
  const { link, said = {}, language } = content
  const code = (said.code ?? '').replace(/^(.{3})/, '$1 ')
  const paragraphs = [
    m.account_mail_asked({ site: siteOf(about) }),
    ...(link ? [m.account_mail_press(), link, m.account_mail_or_code()] : [m.account_mail_code()]),
    code,
    m.account_mail_lives({ minutes: linkLivesMinutes }),
    m.account_mail_not_you(),
  ]
  return letterOf(about, {
    language,
    title: m.account_mail_subject(),
    paragraphs,
    below: m.account_mail_foot({ site: siteOf(about) }),
    button: link === null ? null : { link, label: m.account_login_title() },
    code,
  })
}

export const newLoginLetter: Compose = ({ name, letter: { content } }, about) => {
  const { link, said = {}, language } = content
  const { way = '', browser = '', system = '', at = '' } = said
  const facts = [
    m.account_mail_new_when({ time: moment(Number(at), 0) }),
    m.account_mail_new_where({ device: loginLabel({ browser: browser || null, system: system || null }) }),
    m.account_mail_new_how({ way: wayLabel(way) }),
  ]
  const paragraphs = [
    m.account_mail_new_hello({ name: name ?? '' }),
    m.account_mail_new_text({ site: siteOf(about) }),
    facts.join('\n'),
    m.account_mail_new_was_you(),
    ...(link ? [m.account_mail_new_end(), link] : [m.account_mail_new_end_by_hand()]),
  ]
  return letterOf(about, {
    language,
    title: m.account_mail_new_subject(),
    paragraphs,
    below: m.account_mail_new_foot({ site: siteOf(about) }),
    button: link === null ? null : { link, label: m.account_logins_title() },
  })
}

interface Words {
  language: string
  title: string
  paragraphs: string[]
  below: string
  button: { link: string; label: string } | null
  code?: string
}

function letterOf({ municipality }: AboutLetter, { paragraphs, ...words }: Words): Said {
  const text = paragraphs.join('\n\n')
  return {
    subject: words.title,
    text: `${text}\n\n-- \n${words.below}\n`,
    html: htmlOf({ ...words, text, above: municipality || m.app_name() }),
  }
}

const siteOf = ({ municipality }: AboutLetter): string =>
  municipality ? m.forum_of({ municipality }) : m.app_name()
