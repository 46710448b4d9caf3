/** How fast one phone may write, by its own rows: a whole hall shares one address, so no address is asked. */
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Tools } from '../tools.ts'

const minute = 60_000
const inFirstMinute = 3
const perMinute = 12

/** Refuses `too_fast`. Repeats of what is stored already never come here. Answers whether the phone is stopped, as it stands now. */
export async function assertPace(
  tools: Tools,
  trx: Trx,
  author: { id: string; createdAt: number },
): Promise<{ stoppedAt: number | null }> {
  // Two posts at the same instant would otherwise both find the last place free.
  const { stoppedAt } = await trx
    .selectFrom('participant')
    .select('stoppedAt')
    .where('id', '=', author.id)
    .$call(seized(trx))
    .executeTakeFirstOrThrow()
  const now = tools.now()
  const { count } = await trx
    .selectFrom('contribution')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('participantId', '=', author.id)
    .where('createdAt', '>', now - minute)
    .executeTakeFirstOrThrow()
  const limit = now - author.createdAt < minute ? inFirstMinute : perMinute
  if (count >= limit) refuse('too_fast')
  return { stoppedAt }
}
