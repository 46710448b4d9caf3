/** What is sent to who follows: one mail for all that is due to them, none when there is nothing to tell. */
import { setImmediate } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import { seized } from '../../persistence/held.ts'
import type { FollowTable, Reader, Trx } from '../../persistence/schema.ts'
import type { LetterContent } from '../mail/letter.ts'
import { postLetter } from '../mail/post.ts'
import { countDue } from '../mail/queue.ts'
import { addressOf } from '../people/accounts.ts'
import type { Tools } from '../tools.ts'
import { type Follower, tokenOf } from './follower.ts'
import { type News, type Period, isEmpty, newsOf } from './news.ts'
import { nextMail } from './rhythm.ts'
import { settleMs } from './settle.ts'

/** Beyond what is sent within some seconds, a queue would only grow old, and keep a meeting waiting. */
const mostWaiting = 100
/** As other letters: a server that is down so long is mended by people, and what was told is not told again. */
const digestLivesMs = 7 * 24 * 3_600_000

/**
 * Posts what is due to some followers, as many as the queue has room for, and answers whether to ask again for the others. Two
 * processes may do it at once, and nobody is told twice.
 * @param rest after each of them: a whole process stands still while SQLite is read.
 */
export async function postDigests(
  tools: Tools,
  origin: string | null,
  rest: () => Promise<void> = setImmediate,
): Promise<boolean> {
  const room = mostWaiting - (await countDue(tools, 'many', mostWaiting))
  const due = room > 0 ? await nextFollowers(tools, room) : []
  const failures: unknown[] = []
  for (const { followerId } of due) {
    await postDigest(tools, followerId, origin).catch((error: unknown) => failures.push(error))
    await rest()
  }
  // One whose mail cannot be made keeps nobody else from theirs.
  if (failures.length > 0) throw new AggregateError(failures, 'Some followers could not be told.')
  return room === 0 || due.length > 0
}

const nextFollowers = ({ db, now }: Tools, atMost: number) =>
  db
    .selectFrom('follow')
    .innerJoin('follower', 'follower.id', 'follow.followerId')
    .select('followerId')
    .distinct()
    .where('dueAt', '<=', now())
    .where('confirmedAt', 'is not', null)
    .limit(atMost)
    .execute()

/** What there is to tell is looked for before the write: who follows much must not keep a room that is writing waiting. */
async function postDigest(tools: Tools, followerId: string, origin: string | null): Promise<void> {
  const now = tools.now()
  const until = now - settleMs
  const follower = await followerWith(tools.db, followerId).executeTakeFirst()
  if (!follower) return
  const told = periodsOf(await dueTo(tools.db, followerId, now), until)
  const isNews = !isEmpty(await newsOf(tools.db, told, follower.accountId))
  await tools.write(async (trx) => {
    const seizedOne = await followerWith(trx, followerId).$call(seized(trx)).executeTakeFirst()
    const due = await dueTo(trx, followerId, now)
    // Another process was faster.
    if (!seizedOne || due.length === 0) return
    const address = isNews && (await addressTo(trx, follower))
    if (address) await post(tools, trx, { follower, address, origin, periods: periodsOf(due, until) })
    for (const { kind, target, rhythm } of due)
      await trx
        .updateTable('follow')
        .set({ toldUntil: until, dueAt: nextMail(rhythm, now) })
        .where('followerId', '=', followerId)
        .where('kind', '=', kind)
        .where('target', '=', target)
        .execute()
  })
}
const followerWith = (reader: Reader, id: string) =>
  reader.selectFrom('follower').selectAll().where('id', '=', id)

type Due = Selectable<FollowTable>

const dueTo = (reader: Reader, followerId: string, now: number): Promise<Due[]> =>
  reader
    .selectFrom('follow')
    .selectAll()
    .where('followerId', '=', followerId)
    .where('dueAt', '<=', now)
    .orderBy('createdAt')
    .orderBy('target')
    .execute()

const periodsOf = (due: Due[], until: number): Period[] =>
  due
    .map(({ kind, target, toldUntil }): Period => ({ kind, target, from: toldUntil, until }))
    .filter(({ from }) => from < until)

interface Told {
  follower: Follower
  address: { name: string | null; address: string }
  periods: Period[]
  origin: string | null
}

async function post(tools: Tools, trx: Trx, { follower, address, periods, origin }: Told): Promise<void> {
  const { id: followerId, language } = follower
  const content = { language, subject: '', text: '', link: origin, digest: { followerId, periods } }
  const key = `digest ${followerId} ${tools.now() - settleMs}`
  const letter = { key, kind: 'digest' as const, meetingId: null, accountId: null, content }
  await postLetter(tools, trx, { ...letter, expiresAt: tools.now() + digestLivesMs, turn: 'many' }, [address])
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
  return isEmpty(news) ? null : { news, stop: tokenOf(tools, follower.id) }
}
