/** What somebody's words say in Danish or English, as a person at this desk writes it. */
import type { ContributionView } from '$lib/contract/wire/contributions.ts'
import type { TranslationLanguage } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'
import type { Desk } from '../shell/desk.svelte.ts'

interface Written {
  language: TranslationLanguage
  /** `null` takes it away. */
  text: string | null
  /** The writing that was looked at; null for none. */
  seen: string | null
}

/** Answers whether it stands, or is gone, as was wished. What stood before comes back when it is taken back. */
export function translate(desk: Desk, { id, translations }: ContributionView, written: Written) {
  const { live } = desk
  const { language, text } = written
  const before = translations?.find((one) => one.language === language && !one.earlier)?.text ?? null
  const said = (now: string | null) => (now === null ? m.desk_said_untranslated() : m.desk_said_translated())
  let seen = written.seen
  return desk.act({
    done: text === null ? m.desk_did_untranslated() : m.desk_did_translated(),
    said: said(text),
    send: async () => {
      const answer = await live.send('contribution:translate', { id, ...written })
      if (answer.ok) seen = answer.translationId
      return answer
    },
    undone: said(before),
    back: () => live.send('contribution:translate', { id, language, text: before, seen }),
  })
}

export const translationDraft = (id: string, language: TranslationLanguage) => `${id} ${language}`
