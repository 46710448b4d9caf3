/** What is sent to who follows: one mail for all that is due to them, none when there is nothing to tell. */
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { LetterContent } from '../mail/letter.ts'
import { postLetter } from '../mail/post.ts'
import { addressOf } from '../people/accounts.ts'
import type { Tools } from '../tools.ts'
import { type Follower, tokenOf } from './follower.ts'
import { type News, type Period, isEmpty, newsOf } from './news.ts'
import { nextMail } from './rhythm.ts'

/** What was received at this instant may not be committed yet; it is told of next time; ms. */
const settleMs = 60_000
const followersAtOnce = 100
const digestLivesMs = 2 * 24 * 3_600_000

/**
 * Posts what is due to some followers, and answers with how many it looked at: again for as long as that is not 0. Two
 * processes may do it at once, and nobody is told twice.
 */
export async function postDigests(tools: Tools, origin: string | null): Promise<number> {
  const due = await tools.db
    .selectFrom('follow')
    .innerJoin('follower', 'follower.id', 'follow.followerId')
    .select('followerId')
    .distinct()
    .where('dueAt', '<=', tools.now())
    .where('confirmedAt', 'is not', null)
    .limit(followersAtOnce)
    .execute()
  const failures: unknown[] = []
  for (const { followerId } of due)
    await tools
      .write((trx) => postDigest(tools, trx, followerId, origin))
      .catch((error: unknown) => failures.push(error))
  // One whose mail cannot be made keeps nobody else from theirs.
  if (failures.length > 0) throw new AggregateError(failures, 'Some followers could not be told.')
  return due.length
}

async function postDigest(tools: Tools, trx: Trx, followerId: string, origin: string | null): Promise<void> {
  const now = tools.now()
  const follower = await trx
    .selectFrom('follower')
    .selectAll()
    .where('id', '=', followerId)
    .$call(seized(trx))
    .executeTakeFirst()
  const due = await trx
    .selectFrom('follow')
    .selectAll()
    .where('followerId', '=', followerId)
    .where('dueAt', '<=', now)
    .orderBy('createdAt')
    .orderBy('target')
    .execute()
  // Another process was faster.
  if (!follower || due.length === 0) return
  const until = now - settleMs
  const periods = due
    .map(({ kind, target, toldUntil }): Period => ({ kind, target, from: toldUntil, until }))
    .filter(({ from }) => from < until)
  const address = await addressTo(trx, follower)
  if (address && !isEmpty(await newsOf(trx, periods, follower.accountId))) {
    const content = {
      ...{ language: follower.language, subject: '', text: '', link: origin },
      digest: { followerId, periods },
    }
    await postLetter(
      tools,
      trx,
      {
        ...{
          key: `digest ${followerId} ${until}`,
          kind: 'digest',
          meetingId: null,
          accountId: null,
          content,
        },
        ...{ expiresAt: now + digestLivesMs, turn: 'many' },
      },
      [address],
    )
  }
  for (const { kind, target, rhythm } of due)
    await trx
      .updateTable('follow')
      .set({ toldUntil: until, dueAt: nextMail(rhythm, now) })
      .where('followerId', '=', followerId)
      .where('kind', '=', kind)
      .where('target', '=', target)
      .execute()
}

async function addressTo(trx: Trx, { accountId, email }: Follower) {
  if (accountId) return addressOf(trx, accountId)
  return email === null ? null : { name: null, address: email }
}

export interface Digest {
  news: News
  /** Stops all of it, by a link. */
  stop: string
}

/** As it stands at the moment of sending: what was taken back meanwhile is not told, and nothing to who is gone. */
export async function readDigest(tools: Tools, { digest }: LetterContent): Promise<Digest | null> {
  if (!digest) return null
  const follower = await tools.db
    .selectFrom('follower')
    .selectAll()
    .where('id', '=', digest.followerId)
    .executeTakeFirst()
  if (!follower) return null
  const news = await newsOf(tools.db, digest.periods, follower.accountId)
  return isEmpty(news) ? null : { news, stop: tokenOf(tools, 'stop', follower.id) }
}
