/** What became of mails, as people read it. */
import type { Trouble } from '../../server/mail/verdict.ts'
import type { MailOutcome } from './contract/words.ts'
import { m } from './paraglide/messages.js'

export const outcomeLabel: Record<MailOutcome, () => string> = {
  sent: m.invite_outcome_sent,
  address_unknown: m.invite_outcome_address_unknown,
  mailbox_full: m.invite_outcome_mailbox_full,
  not_accepted: m.invite_outcome_not_accepted,
  gave_up: m.invite_outcome_gave_up,
  too_late: m.invite_outcome_too_late,
}

export const troubleLabel: Record<Trouble, () => string> = {
  unreachable: m.invite_trouble_unreachable,
  login: m.invite_trouble_login,
  sender: m.invite_trouble_sender,
  files: m.invite_trouble_files,
}
