/** What somebody follows, as their own page and the page of what it is show it. */
import type { FollowKind, Rhythm } from '../../../src/lib/contract/words.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { findAsked } from './asked.ts'
import { findFollower, isTokenOf, targetOf, tokenOf } from './follower.ts'
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
  return named(db, follows)
}

/** By which all of one's mails are stopped without a login. Null for who follows nothing. Refuses `login_first`. */
export async function stopToken(tools: Tools, { account }: Actor): Promise<string | null> {
  const { id } = account ?? refuse('login_first')
  const follower = await tools.db
    .selectFrom('follower')
    .select('id')
    .where('accountId', '=', id)
    .executeTakeFirst()
  return follower ? tokenOf(tools, follower.id) : null
}

export interface AskedFor {
  isConfirmed: boolean
  /** Before they say yes, what the link asks about; then all they follow. What is no more is left out. */
  followed: Followed[]
}

/** What whoever holds this link asked to follow; null for a link that fits nothing any more. Looking says yes to nothing. */
export async function readAsked(tools: Tools, token: string): Promise<AskedFor | null> {
  const asked = await findAsked(tools, tools.db, token)
  if (!asked) return null
  const { follower, kind, target, rhythm } = asked
  const follows = await tools.db
    .selectFrom('follow')
    .select(['kind', 'target', 'rhythm'])
    .where('followerId', '=', follower.id)
    .orderBy('createdAt')
    .orderBy('target')
    .execute()
  const isConfirmed =
    follower.confirmedAt !== null &&
    follows.some((one) => one.kind === kind && one.target === target && one.rhythm === rhythm)
  return { isConfirmed, followed: await named(tools.db, isConfirmed ? follows : [{ kind, target, rhythm }]) }
}

/** What a link that stops mails would do now: nothing, where they are stopped already. Looking stops nothing. */
export async function readStop(tools: Tools, token: string): Promise<'works' | 'stopped' | 'unknown'> {
  if (!isTokenOf(tools, token)) return 'unknown'
  const follower = await findFollower(tools, tools.db, token)
  const goesOn = await tools.db
    .selectFrom('follow')
    .select('target')
    .where('followerId', '=', follower?.id ?? '')
    .where('rhythm', '!=', 'never')
    .limit(1)
    .executeTakeFirst()
  return goesOn ? 'works' : 'stopped'
}

async function named(reader: Reader, follows: Omit<Followed, 'name'>[]): Promise<Followed[]> {
  const all = await Promise.all(follows.map(async (one) => ({ ...one, name: await nameOf(reader, one) })))
  return all.flatMap(({ name, ...one }) => (name === null ? [] : [{ ...one, name }]))
}

const ownFollows = (reader: Reader, accountId: string) =>
  reader
    .selectFrom('follow')
    .innerJoin('follower', 'follower.id', 'follow.followerId')
    .select(['kind', 'target', 'rhythm'])
    .where('follower.accountId', '=', accountId)

/** As it is called on pages and in mails; null for what is no more. */
export async function nameOf(
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
