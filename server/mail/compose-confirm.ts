/** Whether whoever owns an address meant it, when somebody asked to be told there. */
import { followKinds } from '../../src/lib/contract/words.ts'
import { followedLabel } from '../../src/lib/following/labels.ts'
import { m } from '../../src/lib/paraglide/messages.js'
import type { Compose } from './compose.ts'
import { htmlOf } from './html.ts'

export const confirmFollow: Compose = ({ letter: { content } }, { municipality }) => {
  const { link, language, said = {} } = content
  const kind = followKinds.find((one) => one === said.kind)
  const what = kind && said.name ? followedLabel({ kind, name: said.name }) : ''
  // Without an address of ours there is nothing to press.
  if (link === null) return null
  const site = municipality ? m.forum_of({ municipality }) : m.app_name()
  const below = m.follow_mail_confirm_foot({ site })
  const text = [
    m.follow_mail_confirm_asked({ site }),
    ...(what ? [what] : []),
    m.follow_mail_confirm_press(),
    link,
    m.follow_mail_confirm_not_you(),
  ].join('\n\n')
  return {
    subject: m.follow_mail_confirm_subject(),
    text: `${text}\n\n-- \n${below}\n`,
    html: htmlOf({
      ...{ language, text, below, title: m.follow_mail_confirm_subject(), above: site },
      button: { link, label: m.follow_mail_confirm_button() },
      strong: what,
    }),
  }
}
