import type { TranslationView } from './contract/wire/contributions.ts'
import { m } from './paraglide/messages.js'

/** Never left out where a translation stands: that it is one, and that a person made it. */
export const translatedBy = ({ by, earlier }: Pick<TranslationView, 'by' | 'earlier'>): string => {
  if (earlier) return m.translated_before()
  return by === 'desk' ? m.translated_at_desk() : m.translated_at_table()
}
