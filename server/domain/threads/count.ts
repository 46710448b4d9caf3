/** How much was said in a thread, as lists and its own page say it alike. */
import { type Tally, saidAmong, saidInThreads, tallyOf } from '../contributions/count.ts'
import type { Reader } from '../../persistence/schema.ts'
import { type Setting, mayReadThread, readableAmong } from './thread.ts'

export interface Counted {
  id: string
  settings: Setting[]
}

/**
 * In the order given. Who may read a thread is told of the words that they may read, as many as its page shows them; who
 * may not is told how much was said at the meetings that they may know of.
 */
export async function countThreads(reader: Reader, threads: Counted[]): Promise<Tally[]> {
  const said = await saidInThreads(
    reader,
    threads.map(({ id }) => id),
  )
  const ofThread = Map.groupBy(said, ({ threadId }) => threadId)
  return threads.map(({ id, settings }) => tallyOf(saidAmong(ofThread.get(id) ?? [], counted(settings))))
}

const counted = (settings: Setting[]): string[] =>
  mayReadThread(settings) ? readableAmong(settings) : settings.map(({ meeting }) => meeting.id)
