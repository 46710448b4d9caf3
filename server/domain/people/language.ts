/** In which language somebody with an account reads, on every device, and is written to. */
import { LanguageInput } from '../../../src/lib/contract/inputs/people.ts'
import type { Language, LetterKind } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'

/** Refuses `login_first`. */
export async function chooseLanguage(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { language } = parse(LanguageInput, input)
  const { id } = actor.account ?? refuse('login_first')
  await tools.write((trx) =>
    trx.updateTable('account').set({ language, languageAt: tools.now() }).where('id', '=', id).execute(),
  )
}

/**
 * Of the account that mail to this address is for, when it is sent: so no letter waits for it, and whoever asks for one learns
 * nothing. Null where none was chosen, and for letters that somebody wrote in a language of their own.
 */
export async function languageTo(
  reader: Reader,
  address: string,
  kind: LetterKind,
): Promise<Language | null> {
  if (kind === 'invitation' || kind === 'trial') return null
  const found = await reader
    .selectFrom('account')
    .select('language')
    .where('email', '=', address)
    .executeTakeFirst()
  return found?.language ?? null
}
