/** What a person wrote of somebody's words in another language. The words themselves are never touched by it. */
import type { Selectable } from 'kysely'
import type { TranslationView } from '../../../src/lib/contract/wire/contributions.ts'
import {
  type Audience,
  type TranslationLanguage,
  translationLanguages,
} from '../../../src/lib/contract/words.ts'
import type { Reader, TranslationTable, Trx } from '../../persistence/schema.ts'
import type { Contribution } from './contribution.ts'

type Named = Selectable<TranslationTable> & { account: string | null; stand: string | null }

/** Who wrote it. */
export const authorOf = ({ account, stand }: Named): string => account ?? stand ?? ''

/** The one that stands, or stood before the words were mended. */
export const translationIn = (
  reader: Reader,
  contributionId: string,
  language: TranslationLanguage,
): Promise<Named | undefined> =>
  named(reader)
    .where('contributionId', '=', contributionId)
    .where('translation.language', '=', language)
    .executeTakeFirst()

const named = (reader: Reader) =>
  reader
    .selectFrom('translation')
    .leftJoin('account', 'account.id', 'translation.accountId')
    .leftJoin('stand', 'stand.id', 'translation.standId')
    .selectAll('translation')
    .select(['account.name as account', 'stand.name as stand'])

export type Translations = Map<string, TranslationView[]>

/**
 * By contribution. What is held back or gone has none; what was written of an earlier wording is read at the desk and by its
 * author alone: under mended words the room would take it for what they say now.
 */
export async function translationsOf(
  reader: Reader,
  rows: Pick<Contribution, 'id' | 'state'>[],
  reading: Audience | 'author',
): Promise<Translations> {
  const ids = rows.flatMap(({ id, state }) => (isTranslatable({ state }) ? id : []))
  if (ids.length === 0) return new Map()
  const found = await named(reader).where('contributionId', 'in', ids).execute()
  const read = reading === 'room' ? found.filter(({ earlier }) => earlier === 0) : found
  const grouped = Map.groupBy(read.sort(byLanguage), ({ contributionId }) => contributionId)
  return new Map([...grouped].map(([id, some]) => [id, some.map((one) => viewFor(one, reading))]))
}

/** Words that the room reads, or may come to read. */
export const isTranslatable = ({ state }: Pick<Contribution, 'state'>): boolean =>
  state === 'shown' || state === 'waiting'

const byLanguage = (a: Named, b: Named) =>
  translationLanguages.indexOf(a.language) - translationLanguages.indexOf(b.language)

const viewFor = (row: Named, reading: Audience | 'author'): TranslationView => ({
  id: row.id,
  language: row.language,
  text: row.text,
  by: row.accountId === null ? 'table' : 'desk',
  ...(reading === 'desk' && { name: authorOf(row) }),
  ...(row.earlier === 1 && { earlier: true }),
})

/** The words were mended: what was written of them says what they said before. */
export async function outdateTranslations(trx: Trx, contributionId: string): Promise<void> {
  await trx
    .updateTable('translation')
    .set({ earlier: 1 })
    .where('contributionId', '=', contributionId)
    .execute()
}

/** Words that are taken back are read in no language. */
export async function dropTranslations(trx: Trx, contributionId: string): Promise<void> {
  await trx.deleteFrom('translation').where('contributionId', '=', contributionId).execute()
}
