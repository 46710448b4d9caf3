/** A proposal has come to something: it is written down, and who made it hears of it. */
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { postLetter } from '../mail/post.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

interface Settled {
  threadId: string
  meetingId: string
  state: 'accepted' | 'declined'
  reason?: string
  /** Of our own pages; null where that is not known. */
  origin: string | null
}

/** All that were proposed alike. Nothing happens where none was. */
export async function settleProposals(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  settled: Settled,
): Promise<void> {
  const { threadId, meetingId, state, reason = null } = settled
  const rows = await trx
    .updateTable('proposal')
    .set({ state, reason, decidedAt: tools.now(), decidedBy: actor.account?.id ?? refuse('login_first') })
    .where('threadId', '=', threadId)
    .where('meetingId', '=', meetingId)
    .where('state', '=', 'proposed')
    .returning(['id', 'accountId'])
    .execute()
  const proposalIds = rows.map(({ id }) => id)
  if (proposalIds.length > 0) record({ name: 'proposal.changed', meetingId, proposalIds })
  for (const { id, accountId } of rows) if (accountId) await tell(tools, trx, { id, accountId, ...settled })
}

/** A server that is down so long is mended by people; it stands on the page meanwhile; ms. */
const longestMs = 7 * 24 * 3_600_000

async function tell(tools: Tools, trx: Trx, told: Settled & { id: string; accountId: string }) {
  const { id, accountId, threadId, meetingId, state, reason = '', origin } = told
  const { email, name, language } = await trx
    .selectFrom('account')
    .select(['email', 'name', 'language'])
    .where('id', '=', accountId)
    .$call(held(trx))
    .executeTakeFirstOrThrow()
  if (email === null) return
  const { question } = await trx
    .selectFrom('thread')
    .select('question')
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow()
  await postLetter(
    tools,
    trx,
    {
      ...{ key: `proposal ${id}`, kind: 'proposal', meetingId, accountId: null },
      content: {
        ...{ language: language ?? 'da', subject: '', text: '' },
        link: origin && `${origin}/t/${threadId}#proposals`,
        said: { state, question, reason },
      },
      ...{ expiresAt: tools.now() + longestMs, turn: 'awaited' },
    },
    [{ address: email, name: name || null }],
  )
}
