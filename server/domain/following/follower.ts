/** Somebody who wants to hear of something. What they click in a mail needs no login, and says nothing of who they are. */
import type { Selectable } from 'kysely'
import type { FollowKind, Language } from '../../../src/lib/contract/words.ts'
import { placeTarget } from '../../../src/lib/contract/place.ts'
import { hmac } from '../../ids.ts'
import type { FollowerTable, Reader, Trx } from '../../persistence/schema.ts'
import type { Tools } from '../tools.ts'

export type Follower = Selectable<FollowerTable>

/** How long somebody has to say that they meant it. */
export const confirmWithinMs = 7 * 24 * 3_600_000

/** In each mail's links; stored nowhere, since it can be made again. */
export const tokenOf = ({ sealKey }: Pick<Tools, 'sealKey'>, followerId: string): string =>
  `${followerId}.${hmac(sealKey, `stop following ${followerId}`).slice(0, 22)}`

/** Whether it was ever made here, for whoever that was. */
export const isTokenOf = (tools: Pick<Tools, 'sealKey'>, token: string): boolean =>
  token === tokenOf(tools, idIn(token))

const idIn = (token: string): string => token.split('.')[0] ?? ''

/** Null for a token of nobody's, for somebody who is no follower any more, and for a question whose time is over. */
export async function findFollower(tools: Tools, reader: Reader, token: string): Promise<Follower | null> {
  if (!isTokenOf(tools, token)) return null
  const id = idIn(token)
  const found = await reader.selectFrom('follower').selectAll().where('id', '=', id).executeTakeFirst()
  return found && !isForgotten(found, tools.now()) ? found : null
}

/** Also before the hour at which their row goes. */
const isForgotten = ({ confirmedAt, createdAt }: Follower, now: number): boolean =>
  confirmedAt === null && createdAt < now - confirmWithinMs

/** Made on the first thing that they follow. */
export async function followerFor(
  tools: Tools,
  trx: Trx,
  who: { accountId: string } | { email: string },
  language: Language,
): Promise<Follower> {
  const now = tools.now()
  const made = {
    ...{ accountId: null, email: null, ...who },
    ...{ id: tools.newId(), language, createdAt: now, confirmedAt: 'accountId' in who ? now : null },
  }
  await trx
    .insertInto('follower')
    .values(made)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return trx
    .selectFrom('follower')
    .selectAll()
    .$call((query) =>
      'accountId' in who
        ? query.where('accountId', '=', who.accountId)
        : query.where('email', '=', who.email),
    )
    .executeTakeFirstOrThrow()
}

export const targetOf = (kind: FollowKind, target: string): string =>
  kind === 'place' ? placeTarget(target) : target
