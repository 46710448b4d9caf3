/** What happens in threads by the clock alone: words that waited are shown, and what has come to its day closes. */
import type { Tools } from '../tools.ts'
import { seizedThread } from './host.ts'
import { showWhatWaited } from './hours.ts'
import { isPastItsDay } from './thread.ts'

/**
 * Also what was to happen while no server ran. One write for each thread; another process that looks at the same instant
 * finds nothing left. A thread that cannot be kept holds up no other.
 */
export async function keepHours(tools: Tools): Promise<void> {
  const failures: unknown[] = []
  const each = async (ids: string[], keep: (threadId: string) => Promise<unknown>) => {
    for (const id of ids) await keep(id).catch((error: unknown) => failures.push(error))
  }
  await each(await threadsWithWords(tools), (id) => showIn(tools, id))
  await each(await threadsPastTheirDay(tools), (id) => close(tools, id))
  if (failures.length > 0) throw new AggregateError(failures, 'Some threads could not be kept.')
}

async function threadsWithWords({ db, now }: Tools): Promise<string[]> {
  const found = await db
    .selectFrom('contribution')
    .select('threadId')
    .distinct()
    .where('waitsUntil', '<=', now())
    .where('state', '=', 'waiting')
    .execute()
  return found.map(({ threadId }) => threadId)
}

async function threadsPastTheirDay({ db, now }: Tools): Promise<string[]> {
  const found = await db
    .selectFrom('thread')
    .select('id')
    .where('closesAt', '<=', now())
    .where('state', '=', 'open')
    .execute()
  return found.map(({ id }) => id)
}

const showIn = (tools: Tools, threadId: string) =>
  tools.write(async (trx, record) => {
    const thread = await seizedThread(trx, threadId)
    if (thread) await showWhatWaited(trx, record, thread, tools.now())
  })

const close = (tools: Tools, threadId: string) =>
  tools.write(async (trx, record) => {
    const thread = await seizedThread(trx, threadId)
    if (!thread || thread.state === 'closed' || !isPastItsDay(thread, tools.now())) return
    await trx.updateTable('thread').set({ state: 'closed' }).where('id', '=', threadId).execute()
    record({ name: 'thread.arranged', threadId })
  })
