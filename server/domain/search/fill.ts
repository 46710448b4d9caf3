/**
 * Puts into the index what was there before it, or before its rules were others: a little at a time, beside everything else.
 * A migration would do it in one transaction, and a server with a million contributions would not start meanwhile.
 */
import { type SearchKind, searchKinds } from '../../../src/lib/contract/wire/search.ts'
import { held, seized } from '../../persistence/held.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { readSetting, saveSetting, settledSetting } from '../../persistence/settings.ts'
import type { Tools } from '../tools.ts'
import { keepIndexed } from './keep.ts'
import { rules } from './tokens.ts'

/** Some hundredths of a second of the one writer's time on SQLite. */
const atOnce = 100

interface Filled {
  rules: number
  /** Which kind is next, and after which of them; past the last kind everything is there. */
  kind: number
  after: string
}

/** Harmless to ask in several processes at once. Answers whether there is more to do. */
export async function fillSearch({ write }: Tools): Promise<boolean> {
  const { outcome } = await write(async (trx) => {
    // Who comes second waits here, and goes on where the first one left off.
    await settledSetting(trx, name, JSON.stringify(fresh))
    await trx.selectFrom('setting').select('value').where('name', '=', name).$call(seized(trx)).execute()
    const filled = await filledOf(trx)
    const kind = searchKinds[filled.kind]
    if (!kind) return false
    const ids = await nextOf(trx, kind, filled.after)
    await keepIndexed(trx, kind, ids)
    const last = ids.at(-1)
    await save(trx, last ? { ...filled, after: last } : { ...filled, kind: filled.kind + 1, after: '' })
    return true
  })
  return outcome
}

export async function isFilled(reader: Reader): Promise<boolean> {
  return (await filledOf(reader)).kind >= searchKinds.length
}

const name = 'search_filled'
const fresh: Filled = { rules, kind: 0, after: '' }

async function filledOf(reader: Reader): Promise<Filled> {
  const value = await readSetting(reader, name)
  // Written by this file alone.
  const filled = value === null ? null : (JSON.parse(value) as Filled)
  return filled?.rules === rules ? filled : fresh
}

const save = (trx: Trx, filled: Filled) => saveSetting(trx, name, JSON.stringify(filled))

/** Held still: who takes words back at this instant must not find them put into the index after them. */
async function nextOf(trx: Trx, kind: SearchKind, after: string): Promise<string[]> {
  const rows = await trx
    .selectFrom(kind)
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(atOnce)
    .$call(held(trx))
    .execute()
  return rows.map(({ id }) => id)
}
