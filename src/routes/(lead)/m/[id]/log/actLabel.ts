import type { ModerationAct, RoomAct } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'

/** What was done, as the log says it. */
export const actLabel: Record<ModerationAct | RoomAct, () => string> = {
  hold: m.desk_log_hold,
  release: m.desk_log_release,
  hold_name: m.desk_log_hold_name,
  release_name: m.desk_log_release_name,
  approve: m.desk_log_approve,
  put_back: m.desk_log_put_back,
  stop_phone: m.desk_log_stop_phone,
  allow_phone: m.desk_log_allow_phone,
  translate: m.desk_log_translate,
  untranslate: m.desk_log_untranslate,
  new_phones_wait: m.desk_log_new_phones_wait,
  new_phones_welcome: m.desk_log_new_phones_welcome,
  read_first: m.desk_log_read_first,
  show_first: m.desk_log_show_first,
  invite_leader: m.desk_log_invite_leader,
  become_leader: m.desk_log_become_leader,
  end_invitation: m.desk_log_end_invitation,
  end_leader: m.desk_log_end_leader,
  give_hat: m.desk_log_give_hat,
  take_back_hat: m.desk_log_take_back_hat,
  invite_by_mail: m.invite_log,
}
