/** What somebody follows, as their own page and the page of what it is show it. */
import type { FollowKind, Rhythm } from '../../../src/lib/contract/words.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { targetOf, tokenOf } from './follower.ts'
import { placeName } from './series.ts'

/** How often this actor is told of it; null for who does not follow it, or is not logged in. */
export async function readFollowing(
  { db }: Tools,
  { account }: Actor,
  kind: FollowKind,
  target: string,
): Promise<Rhythm | null> {
  if (!account) return null
  const found = await ownFollows(db, account.id)
    .where('kind', '=', kind)
    .where('target', '=', targetOf(kind, target))
    .executeTakeFirst()
  return found?.rhythm ?? null
}

export interface Followed {
  kind: FollowKind
  target: string
  rhythm: Rhythm
  /** Of the thread, the meeting or the person; of a place, as it is called. */
  name: string
}

/** What was followed first comes first. Refuses `login_first`. */
export async function listFollowed({ db }: Tools, { account }: Actor): Promise<Followed[]> {
  const { id } = account ?? refuse('login_first')
  const follows = await ownFollows(db, id).orderBy('follow.createdAt').execute()
  const named = await Promise.all(follows.map(async (one) => ({ ...one, name: await nameOf(db, one) })))
  return named.flatMap(({ name, ...one }) => (name === null ? [] : [{ ...one, name }]))
}

/** By which all of one's mails are stopped without a login. Null for who follows nothing. Refuses `login_first`. */
export async function stopToken(tools: Tools, { account }: Actor): Promise<string | null> {
  const { id } = account ?? refuse('login_first')
  const follower = await tools.db
    .selectFrom('follower')
    .select('id')
    .where('accountId', '=', id)
    .executeTakeFirst()
  return follower ? tokenOf(tools, 'stop', follower.id) : null
}

const ownFollows = (reader: Reader, accountId: string) =>
  reader
    .selectFrom('follow')
    .innerJoin('follower', 'follower.id', 'follow.followerId')
    .select(['kind', 'target', 'rhythm'])
    .where('follower.accountId', '=', accountId)

/** Null for what is no more. */
async function nameOf(
  reader: Reader,
  { kind, target }: { kind: FollowKind; target: string },
): Promise<string | null> {
  if (kind === 'place') return placeName(reader, target)
  const found =
    kind === 'thread'
      ? await reader
          .selectFrom('thread')
          .select('question as name')
          .where('id', '=', target)
          .executeTakeFirst()
      : kind === 'meeting'
        ? await reader
            .selectFrom('meeting')
            .select('title as name')
            .where('id', '=', target)
            .executeTakeFirst()
        : await reader.selectFrom('account').select('name').where('id', '=', target).executeTakeFirst()
  return found?.name ?? null
}
