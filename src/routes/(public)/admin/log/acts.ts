/** What was done, as people read it, by whoever did it. */
import type { HouseLogLine } from '../../../../../server/domain/administration/log.ts'
import type { AdminAct } from '$lib/contract/words.ts'
import { blockReasons, accountRoles, housePlaces } from '$lib/contract/words.ts'
import { actLabel } from '$lib/act-label.ts'
import { m } from '$lib/paraglide/messages.js'
import { accountRoleLabel } from '$lib/trusted.ts'
import { blockLabel, placeLabel } from '../labels.ts'

const adminActLabel: Record<AdminAct, () => string> = {
  municipality: m.admin_act_municipality,
  contact: m.admin_act_contact,
  words: m.admin_act_words,
  retention: m.admin_act_retention,
  text: m.admin_act_text,
  text_back: m.admin_act_text_back,
  hat_names: m.admin_act_hat_names,
  hats: m.admin_act_hats,
  logo: m.admin_act_logo,
  logo_gone: m.admin_act_logo_gone,
  colour: m.admin_act_colour,
  colour_gone: m.admin_act_colour_gone,
  invite: m.admin_act_invite,
  end_invite: m.admin_act_end_invite,
  end_logins: m.admin_act_end_logins,
  block: m.admin_act_block,
  unblock: m.admin_act_unblock,
  erase: m.admin_act_erase,
  mail_again: m.admin_act_mail_again,
  backup: m.admin_act_backup,
  backup_out: m.admin_act_backup_out,
  backup_gone: m.admin_act_backup_gone,
}

export const actLabels = { ...actLabel, ...adminActLabel }

/** Which of several, in words where the log has a name for it. */
export function aboutOf({ act, about }: HouseLogLine): string {
  if (about === null) return ''
  const reason = blockReasons.find((one) => act === 'block' && one === about)
  if (reason) return blockLabel[reason]()
  const role = accountRoles.find((one) => (act === 'invite' || act === 'end_invite') && one === about)
  if (role) return accountRoleLabel[role]()
  const place = housePlaces.find((one) => about === `${one} da` || about === `${one} en`)
  return place && (act === 'text' || act === 'text_back')
    ? `${placeLabel[place]()} (${about.slice(-2)})`
    : about
}
