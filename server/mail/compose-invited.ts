/** To somebody whom an administrator asks to come. */
import { type AccountRole, accountRoles } from '../../src/lib/contract/words.ts'
import { m } from '../../src/lib/paraglide/messages.js'
import { accountRoleLabel } from '../../src/lib/trusted.ts'
import type { Compose } from './compose.ts'
import { htmlOf } from './html.ts'

export const invitedLetter: Compose = ({ letter: { content } }, { municipality, sender }) => {
  const { link, language, said = {} } = content
  const site = municipality ? m.forum_of({ municipality }) : m.app_name()
  const name = sender?.name || m.forum_the_municipality()
  const role = accountRoles.find((one): one is AccountRole => one === said.role)
  const text = [
    m.admin_mail_invited({ name, site }),
    ...(role ? [m.admin_mail_role({ role: accountRoleLabel[role]() })] : []),
    m.admin_mail_how(),
    ...(link ? [link] : []),
    m.admin_mail_not_you(),
  ].join('\n\n')
  const subject = m.admin_mail_subject({ site })
  const below = m.admin_mail_foot({ site })
  return {
    subject,
    text: `${text}\n\n-- \n${below}\n`,
    html: htmlOf({
      ...{ language, text, below, title: subject, above: site },
      button: link === null ? null : { link, label: m.account_login_title() },
    }),
  }
}
