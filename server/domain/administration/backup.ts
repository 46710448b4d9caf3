/** Who may take the whole database out of the house, and what is written down of it. */
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { logAdminAct } from './acts.ts'
import { administratorIn, assertAdministrator } from './administrator.ts'

/** Long enough to log in and find the button, too short for a screen that was left alone. */
const freshMs = 15 * 60_000

/** Refuses `login_first` and `forbidden`. */
export const mayBackUp = (_tools: Tools, actor: Actor): void => assertAdministrator(actor)

/** As `mayBackUp`, and `fresh_login_first`. */
export async function mayFetchBackup(tools: Tools, actor: Actor, here: { loginId: string | null }) {
  assertAdministrator(actor)
  if (!(await isLoginFresh(tools, here))) refuse('fresh_login_first')
}

export async function isLoginFresh(
  { db, now }: Tools,
  { loginId }: { loginId: string | null },
): Promise<boolean> {
  const login = await db
    .selectFrom('login')
    .select('id')
    .where('id', '=', loginId ?? '')
    .where('createdAt', '>', now() - freshMs)
    .executeTakeFirst()
  return login !== undefined
}

export async function logBackup(
  tools: Tools,
  actor: Actor,
  { act, name }: { act: 'backup' | 'backup_out' | 'backup_gone'; name: string },
): Promise<void> {
  await tools.write(async (trx) => {
    await logAdminAct(tools, trx, await administratorIn(trx, actor), { act, about: name })
  })
}
