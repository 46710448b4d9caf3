/** The closed lists of administration as people read them. */
import type { JobName } from '../../../../server/machine/jobs.ts'
import type { Warning } from '../../../../server/machine/machine.ts'
import type { BlockReason, HousePlace, Language } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'

export const blockLabel: Record<BlockReason, () => string> = {
  threats: m.admin_block_threats,
  spam: m.admin_block_spam,
  false_name: m.admin_block_false_name,
  taken_over: m.admin_block_taken_over,
  own_wish: m.admin_block_own_wish,
}

/** @param of where the links in mails lead. */
export const warningLabel: Record<Warning, (of: { address: string }) => string> = {
  mail_stuck: m.admin_warn_mail_stuck,
  mail_trouble: m.admin_warn_mail_trouble,
  mail_files: m.admin_warn_mail_files,
  no_origin: m.admin_warn_no_origin,
  backup_old: m.admin_warn_backup_old,
  backup_none: m.admin_warn_backup_none,
  disk_full: m.admin_warn_disk_full,
  job_failed: m.admin_warn_job_failed,
  job_late: m.admin_warn_job_late,
}

export const jobLabel: Record<JobName, () => string> = {
  telling: m.admin_job_telling,
  forgetting: m.admin_job_forgetting,
  filling: m.admin_job_filling,
}

const units = ['kB', 'MB', 'GB', 'TB']

/** 4,2 MB in Danish, 4.2 MB in English. */
export function sizeOf(bytes: number, locale: string): string {
  const step = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return `${format.format(bytes / 1000 ** step)} ${units[step - 1] ?? ''}`
}

export const placeLabel: Record<HousePlace, () => string> = {
  home: m.admin_place_home,
  privacy: m.admin_place_privacy,
  was: m.admin_place_was,
}

export const placeHint: Record<HousePlace, () => string> = {
  home: m.admin_place_home_hint,
  privacy: m.admin_place_privacy_hint,
  was: m.admin_place_was_hint,
}

export const languageLabel: Record<Language, () => string> = {
  da: m.admin_danish,
  en: m.admin_english,
}
