/** What hats are called here, and which others are offered beside the house's own. */
import { HatNamesInput, HatsInput } from '../../../src/lib/contract/inputs/administration.ts'
import { parse } from '../../parse.ts'
import { readSetting, saveSetting } from '../../persistence/settings.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { logAdminAct } from './acts.ts'
import { changeHouse } from './house.ts'

/** An empty name is the built-in one again. Refuses `login_first` and `forbidden`. */
export async function changeHatNames(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  await keep(tools, actor, { name: 'hat_names', value: parse(HatNamesInput, input) })
}

/** One to a line. They can be chosen from then on; hats that were given stay as they are. */
export async function changeHats(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  await keep(tools, actor, { name: 'hats', value: parse(HatsInput, input).hats })
}

async function keep(
  tools: Tools,
  actor: Actor,
  { name, value }: { name: 'hat_names' | 'hats'; value: unknown },
): Promise<void> {
  const after = JSON.stringify(value)
  await changeHouse(tools, actor, async (trx, accountId) => {
    const before = await readSetting(trx, name)
    if (before === after) return
    await saveSetting(trx, name, after)
    await logAdminAct(tools, trx, accountId, { act: name, before, after })
  })
}
