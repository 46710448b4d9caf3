/** What administrators did, by whom and when. Rows are only added; the database itself refuses to change one. */
import type { AdminAct } from '../../../src/lib/contract/words.ts'
import type { AdminActTable, Trx } from '../../persistence/schema.ts'
import type { Tools } from '../tools.ts'

type Logged = { act: AdminAct } & Partial<Pick<AdminActTable, 'about' | 'personId' | 'before' | 'after'>>

export async function logAdminAct(
  tools: Tools,
  trx: Trx,
  accountId: string,
  { act, about = null, personId = null, before = null, after = null }: Logged,
): Promise<void> {
  await trx
    .insertInto('adminAct')
    .values({ ...{ act, about, personId, before, after }, id: tools.newId(), accountId, at: tools.now() })
    .execute()
}
