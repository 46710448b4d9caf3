/**
 * What the house says of itself and looks like. Every page needs it, and it hardly ever changes: each process keeps it, and
 * asks twice a second at most whether there is a newer version.
 */
import { forgetAfterMonths } from '../../../src/lib/contract/limits.ts'
import type { HousePlace, Language } from '../../../src/lib/contract/words.ts'
import type { Db, Reader, Trx } from '../../persistence/schema.ts'
import { saveSetting } from '../../persistence/settings.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { administratorIn } from './administrator.ts'

export interface House {
  /** Empty until it has been set up. */
  municipality: string
  /** Empty where none was given. */
  contact: string
  forgetAfterMonths: number
  /** What the municipality wrote itself; absent where the built-in words stand. */
  texts: Partial<Record<HousePlace, Partial<Record<Language, string>>>>
  /** The name of its file; null for none. */
  logo: string | null
  /** As it was chosen, `#0b5d4b`; null for the house's own. */
  colour: string | null
  /** By `sparring_agent_da`; absent or empty where the built-in name stands. */
  hatNames: Record<string, string>
  /** Offered beside the house's own. */
  hats: string[]
}

interface Kept {
  version: string
  house: House
  lookedAt: number
}

const lookEveryMs = 500
const kept = new WeakMap<Db, Kept>()

export async function readHouse({ db, now }: Tools): Promise<House> {
  const known = kept.get(db)
  if (known && Math.abs(now() - known.lookedAt) < lookEveryMs) return known.house
  // Whoever asks meanwhile gets what is known.
  if (known) known.lookedAt = now()
  // Read before the rest: what changes in between is read again.
  const version = await versionOf(db)
  if (known?.version === version) return known.house
  const house = await loadHouse(db)
  kept.set(db, { version, house, lookedAt: now() })
  return house
}

type Change = (trx: Trx, accountId: string) => Promise<void>

/** The way to change what stands in it, for administrators alone. Other processes notice within a second. */
export async function changeHouse(tools: Tools, actor: Actor, change: Change): Promise<void> {
  await tools.write(async (trx) => {
    await change(trx, await administratorIn(trx, actor))
    await markHouse(tools, trx)
  })
  forgetKept(tools)
}

/** As it was known last, where nobody can wait. */
export function knownHouse(tools: Tools): House | null {
  const known = kept.get(tools.db)
  if (!known || tools.now() - known.lookedAt > lookEveryMs) void readHouse(tools).catch(() => {})
  return known?.house ?? null
}

export const markHouse = (tools: Tools, trx: Trx): Promise<void> =>
  saveSetting(trx, 'house_version', tools.newId())

export const forgetKept = ({ db }: Tools): void => void kept.delete(db)

async function versionOf(db: Db): Promise<string> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'house_version')
    .executeTakeFirst()
  return row?.value ?? ''
}

const names = ['municipality', 'contact', 'forget_after_months', 'logo', 'colour', 'hat_names', 'hats']

async function loadHouse(reader: Reader): Promise<House> {
  const rows = await reader
    .selectFrom('setting')
    .select(['name', 'value'])
    .where('name', 'in', names)
    .execute()
  const settings = new Map(rows.map(({ name, value }) => [name, value]))
  return {
    municipality: settings.get('municipality') ?? '',
    contact: settings.get('contact') ?? '',
    forgetAfterMonths: Number(settings.get('forget_after_months') ?? forgetAfterMonths),
    texts: await standingTexts(reader),
    logo: settings.get('logo') ?? null,
    colour: settings.get('colour') ?? null,
    // Written by this room alone.
    hatNames: JSON.parse(settings.get('hat_names') ?? '{}') as Record<string, string>,
    hats: JSON.parse(settings.get('hats') ?? '[]') as string[],
  }
}

async function standingTexts(reader: Reader): Promise<House['texts']> {
  const rows = await reader
    .selectFrom('houseText')
    .select(['place', 'language', 'text'])
    .orderBy('number')
    .execute()
  const texts: House['texts'] = {}
  for (const { place, language, text } of rows) {
    const here = (texts[place] ??= {})
    if (text === null) delete here[language]
    else here[language] = text
  }
  return texts
}
