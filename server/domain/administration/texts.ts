/** What the municipality says in its own words. Each text that ever stood is kept, with who wrote it and when. */
import { HouseTextInput, TextBackInput } from '../../../src/lib/contract/inputs/administration.ts'
import type { HousePlace, Language } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { HouseTextTable, Trx } from '../../persistence/schema.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { logAdminAct } from './acts.ts'
import { assertAdministrator } from './administrator.ts'
import { changeHouse } from './house.ts'

export interface TextVersion {
  place: HousePlace
  language: Language
  number: number
  /** Null: the built-in words stood. */
  text: string | null
  by: string
  at: number
}

/** Of all places and languages, the latest first. Refuses `login_first` and `forbidden`. */
export async function readTexts({ db }: Tools, actor: Actor): Promise<TextVersion[]> {
  assertAdministrator(actor)
  return db
    .selectFrom('houseText')
    .innerJoin('account', 'account.id', 'houseText.accountId')
    .select(['place', 'houseText.language', 'number', 'text', 'account.name as by', 'at'])
    .orderBy('place')
    .orderBy('houseText.language')
    .orderBy('number', 'desc')
    .execute()
}

/** Refuses `login_first` and `forbidden`. The same words again are no new version. */
export async function saveText(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  await addVersion(tools, actor, parse(HouseTextInput, input))
}

/** The built-in words stand again. */
export async function textBack(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  await addVersion(tools, actor, { ...parse(TextBackInput, input), text: null })
}

type Wished = Pick<HouseTextTable, 'place' | 'language' | 'text'>

const addVersion = (tools: Tools, actor: Actor, { place, language, text }: Wished): Promise<void> =>
  changeHouse(tools, actor, async (trx, accountId) => {
    const standing = await latest(trx, place, language)
    const before = standing?.text ?? null
    if (before === text) return
    const number = (standing?.number ?? 0) + 1
    await trx
      .insertInto('houseText')
      .values({ place, language, number, text, accountId, at: tools.now() })
      .execute()
    await logAdminAct(tools, trx, accountId, {
      ...{ act: text === null ? 'text_back' : 'text', about: `${place} ${language}` },
      ...{ before, after: text },
    })
  })

const latest = (trx: Trx, place: HousePlace, language: Language) =>
  trx
    .selectFrom('houseText')
    .select(['number', 'text'])
    .where('place', '=', place)
    .where('language', '=', language)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
