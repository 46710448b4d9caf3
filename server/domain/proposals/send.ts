/** Who leads a meeting hears by mail that somebody would like to have a thread talked about there. */
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { postLetter } from '../mail/post.ts'
import type { Tools } from '../tools.ts'

interface Sent {
  id: string
  meetingId: string
  question: string
  /** Who proposed it, where they have an account: one writes no mail to oneself. */
  accountId: string | null
  /** Of our own pages; null where that is not known. */
  origin: string | null
}

const dayMs = 24 * 3_600_000
/** Of one meeting, in a day: what else is proposed stands on the page that they lead to. */
const mostADay = 5
const longestMs = 7 * dayMs

/** As part of proposing it, when it has been written down. */
export async function sendProposed(tools: Tools, trx: Trx, sent: Sent): Promise<void> {
  const { id, meetingId, question, accountId, origin } = sent
  if ((await proposedLately(tools, trx, meetingId)) > mostADay) return
  const people = await leadersOf(trx, meetingId)
  const others = people.filter((one) => one.id !== accountId)
  for (const [language, some] of Map.groupBy(others, (one) => one.language ?? 'da'))
    await postLetter(
      tools,
      trx,
      {
        ...{ key: `proposed ${id} ${language}`, kind: 'proposed', meetingId, accountId: null },
        content: {
          ...{ language, subject: '', text: '', said: { question } },
          link: origin && `${origin}/m/${meetingId}/plan#proposed`,
        },
        ...{ expiresAt: tools.now() + longestMs, turn: 'awaited' },
      },
      some.map(({ email, name }) => ({ address: email ?? '', name: name || null })),
    )
}

async function proposedLately({ now }: Tools, trx: Trx, meetingId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('proposal')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('meetingId', '=', meetingId)
    .where('createdAt', '>', now() - dayMs)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const leadersOf = (trx: Trx, meetingId: string) =>
  trx
    .selectFrom('account')
    .select(['id', 'email', 'name', 'language'])
    .where('email', 'is not', null)
    .where('blockedAt', 'is', null)
    .where('id', 'in', (eb) =>
      eb.selectFrom('facilitator').select('accountId').where('meetingId', '=', meetingId),
    )
    .orderBy('id')
    .$call(held(trx))
    .execute()
