/** To follow is to be told by mail, calmly, and to be able to stop it with one click. */
import type { InferOutput } from 'valibot'
import {
  AskToFollowInput,
  ConfirmInput,
  FollowInput,
  StopInput,
  UnfollowInput,
} from '../../../src/lib/contract/inputs/following.ts'
import type { Language } from '../../../src/lib/contract/words.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { sha256 } from '../../ids.ts'
import { refuse } from '../../refusal.ts'
import { dropMails } from '../mail/drop.ts'
import { postLetter } from '../mail/post.ts'
import { meetingFor } from '../meetings/meeting.ts'
import { type Actor, nobody } from '../people/actor.ts'
import { type Setting, threadFor } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { confirmWithinMs, findFollower, followerFor, isTokenOf, targetOf } from './follower.ts'
import { askedToken, findAsked } from './asked.ts'
import { nameOf } from './read.ts'
import { nextMail } from './rhythm.ts'
import { seriesOf } from './series.ts'

type Following = InferOutput<typeof FollowInput>

/** Again with another rhythm changes that. Refuses `login_first`, `not_found` and `only_rehearsing`. */
export async function follow(tools: Tools, actor: Actor, language: Language, input: unknown): Promise<void> {
  const following = parse(FollowInput, input)
  const { id: accountId } = actor.account ?? refuse('login_first')
  await tools.write(async (trx) => {
    const target = await targetFor(trx, actor, following)
    const { id } = await followerFor(tools, trx, { accountId }, language)
    await add(tools, trx, id, { ...following, target })
  })
}

/**
 * Without an account. Whoever owns the address is asked by mail whether they mean just this, each time, and nothing is changed
 * before; the answer here is the same whether the address is known or not.
 */
export async function askToFollow(
  tools: Tools,
  { language, origin }: { language: Language; origin: string | null },
  input: unknown,
): Promise<void> {
  const { email, ...following } = parse(AskToFollowInput, input)
  await tools.write(async (trx) => {
    const target = await targetFor(trx, nobody, following)
    const follower = await followerFor(tools, trx, { email }, language)
    const now = tools.now()
    // They have as long as the newest mail says.
    await trx.updateTable('follower').set({ createdAt: now }).where('id', '=', follower.id).execute()
    const asked = { ...following, target, followerId: follower.id }
    const token = askedToken(tools, { ...asked, at: now })
    const content = {
      language,
      subject: '',
      text: '',
      link: origin && `${origin}/follow/${token}`,
      said: { token, kind: following.kind, name: (await nameOf(trx, { ...following, target })) ?? '' },
    }
    await postLetter(
      tools,
      trx,
      {
        // One question a day about each thing, however often somebody types another's address.
        key: `confirm_follow ${sha256(JSON.stringify(asked))} ${Math.floor(now / confirmEveryMs)}`,
        kind: 'confirm_follow',
        ...{ meetingId: null, accountId: null, content, expiresAt: now + confirmWithinMs, turn: 'awaited' },
      },
      [{ address: email, name: null }],
    )
  })
}

const confirmEveryMs = 24 * 3_600_000

/** Public things alone are followed from an address; who may know more has a login. */
async function targetFor(trx: Trx, actor: Actor, { kind, target }: Following): Promise<string> {
  if (kind === 'thread') {
    const { thread, settings } = await threadFor(trx, actor, target)
    assertLasting(settings)
    return thread.id
  }
  if (kind === 'meeting') assertLasting([await meetingFor(trx, actor, target)])
  // A name that somebody made up would be written to whoever's address they typed.
  if (kind === 'facilitator' || kind === 'place') await seriesOf(trx, { kind, target })
  return target
}

/** What is said at a rehearsal goes with it. */
function assertLasting(settings: Pick<Setting, 'meeting'>[]): void {
  if (settings.every(({ meeting }) => meeting.rehearsalOf !== null)) refuse('only_rehearsing')
}

async function add(
  tools: Tools,
  trx: Trx,
  followerId: string,
  { kind, target, rhythm }: Following,
  toldUntil = tools.now(),
): Promise<void> {
  const now = tools.now()
  await trx
    .insertInto('follow')
    .values({
      ...{ followerId, kind, target: targetOf(kind, target), rhythm },
      ...{ createdAt: now, toldUntil, dueAt: nextMail(rhythm, now) },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['followerId', 'kind', 'target'])
        .doUpdateSet({ rhythm, dueAt: nextMail(rhythm, now) }),
    )
    .execute()
}

/** Says yes to what was asked for from this address; they are told of what came since they asked. Refuses `link_wrong`. */
export async function confirmFollowing(tools: Tools, input: unknown): Promise<void> {
  const { token } = parse(ConfirmInput, input)
  await tools.write(async (trx) => {
    const { follower, at, ...following } = (await findAsked(tools, trx, token)) ?? refuse('link_wrong')
    const { id } = follower
    await add(tools, trx, id, following, Math.min(at, tools.now()))
    await trx
      .updateTable('follower')
      .set({ confirmedAt: tools.now() })
      .where('id', '=', id)
      .where('confirmedAt', 'is', null)
      .execute()
  })
}

/** Refuses `login_first`. */
export async function unfollow(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { kind, target } = parse(UnfollowInput, input)
  const { id: accountId } = actor.account ?? refuse('login_first')
  await tools.write((trx) =>
    trx
      .deleteFrom('follow')
      .where('kind', '=', kind)
      .where('target', '=', targetOf(kind, target))
      .where('followerId', 'in', trx.selectFrom('follower').select('id').where('accountId', '=', accountId))
      .execute(),
  )
}

/**
 * By the link of a mail, without a login: of an account every mail stops and what is followed stays to be seen; of an address
 * nothing is left. Harmless the second time, also for who is gone: a mail program that is told no may ask its owner again and
 * again. Refuses `link_wrong` for a link that was never made here.
 */
export async function stopFollowing(tools: Tools, input: unknown): Promise<void> {
  const { token } = parse(StopInput, input)
  await tools.write(async (trx) => {
    const follower = await findFollower(tools, trx, token)
    if (!follower) return isTokenOf(tools, token) || refuse('link_wrong')
    const { id, accountId, email } = follower
    if (accountId === null) {
      await trx.deleteFrom('follower').where('id', '=', id).execute()
      if (email !== null) await dropMails(tools, trx, { address: email, kinds: ['confirm_follow', 'digest'] })
    } else
      await trx
        .updateTable('follow')
        .set({ rhythm: 'never', dueAt: null })
        .where('followerId', '=', id)
        .execute()
  })
  tools.shredSoon?.()
}

/** Forgets who never said yes. Answers with how many. */
export async function forgetUnconfirmed(tools: Tools): Promise<number> {
  const { outcome } = await tools.write((trx) =>
    trx
      .deleteFrom('follower')
      .where('confirmedAt', 'is', null)
      .where('createdAt', '<', tools.now() - confirmWithinMs)
      .executeTakeFirst(),
  )
  return Number(outcome.numDeletedRows)
}
