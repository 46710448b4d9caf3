/** The few facts that belong to the whole installation. */
import type { Reader, Trx } from './schema.ts'

export async function readSetting(reader: Reader, name: string): Promise<string | null> {
  const found = await reader.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return found?.value ?? null
}

export async function saveSetting(trx: Trx, name: string, value: string): Promise<void> {
  await trx
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** The value, which is the same for whoever asks first and whoever asks at the same instant. */
export async function settledSetting(trx: Trx, name: string, fresh: string): Promise<string> {
  await trx
    .insertInto('setting')
    .values({ name, value: fresh })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return (await readSetting(trx, name)) ?? fresh
}
