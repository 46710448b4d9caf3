/** What a server's answer means for one mail, for those after it, and for who sent it. */
import type { Verdict } from '../domain/mail/letter.ts'
import type { MailOutcome } from '../../src/lib/contract/words.ts'

/** What is wrong with the way, and with no mail in particular. */
export type Trouble = 'unreachable' | 'login' | 'sender' | 'files'

export type Judged = { verdict: Verdict } | { trouble: Trouble }

/** nodemailer's errors, as far as we read them. */
interface Answer {
  code?: string
  /** SMTP's three digits. */
  responseCode?: number
  /** All of its words. */
  response?: string
  /** Which step it answered. */
  command?: string
}

export function judge(error: unknown): Judged {
  // nodemailer says these beside the message; what is none of its errors has none of them.
  const { code = '', responseCode = 0, response = '', command = '' } = error as Answer
  if (code === 'EAUTH' || code === 'ENOAUTH') return { trouble: 'login' }
  // The server is closing, or refuses us before it has heard of anybody.
  if (responseCode === 421 || !isAboutMail(code)) return { trouble: 'unreachable' }
  if (command === 'MAIL FROM') return { trouble: responseCode >= 500 ? 'sender' : 'unreachable' }
  if (responseCode >= 500)
    return { verdict: { is: 'over', outcome: outcomeOf(command, responseCode, response) } }
  return { verdict: { is: 'later' } }
}

const isAboutMail = (code: string): boolean => code === 'EENVELOPE' || code === 'EMESSAGE'

/** By the enhanced status (RFC 3463) where the server gives one, else by the plain code. */
function outcomeOf(command: string, code: number, response: string): MailOutcome {
  const [, subject = '', detail = ''] = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(response) ?? []
  if (code === 552 || (subject === '2' && (detail === '2' || detail === '3'))) return 'mailbox_full'
  if (subject === '1' || (subject === '2' && detail === '1')) return 'address_unknown'
  const isPlain = subject === '' && command === 'RCPT TO' && code !== 554
  return isPlain ? 'address_unknown' : 'not_accepted'
}
