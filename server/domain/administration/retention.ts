/** For how long it is known which device wrote what. */
import { RetentionInput } from '../../../src/lib/contract/inputs/administration.ts'
import { forgetAfterMonths } from '../../../src/lib/contract/limits.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { readSetting, saveSetting } from '../../persistence/settings.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { logAdminAct } from './acts.ts'
import { assertAdministrator } from './administrator.ts'
import { changeHouse } from './house.ts'

export const forgetMonths = async (reader: Reader): Promise<number> =>
  Number((await readSetting(reader, 'forget_after_months')) ?? forgetAfterMonths)

/** Refuses `login_first` and `forbidden`. */
export async function readRetention(tools: Tools, actor: Actor): Promise<number> {
  assertAdministrator(actor)
  return forgetMonths(tools.db)
}

/**
 * Holds for meetings that open from now on: those who were in one that is open, or over, were told another number. Refuses
 * `login_first` and `forbidden`.
 */
export async function changeRetention(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { months } = parse(RetentionInput, input)
  await changeHouse(tools, actor, async (trx, accountId) => {
    const before = await forgetMonths(trx)
    if (before === months) return
    await saveSetting(trx, 'forget_after_months', String(months))
    await logAdminAct(tools, trx, accountId, {
      ...{ act: 'retention', before: String(before), after: String(months) },
    })
  })
}
