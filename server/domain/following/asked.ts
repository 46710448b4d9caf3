/**
 * What somebody asked to follow from an address, in the link of the mail that asks whether they meant it: nothing of it is stored
 * before they say yes, so nobody else changes what an address follows.
 */
import * as v from 'valibot'
import { FollowInput } from '../../../src/lib/contract/inputs/following.ts'
import { hmac } from '../../ids.ts'
import type { Reader } from '../../persistence/schema.ts'
import { standingThread } from '../threads/thread.ts'
import type { Tools } from '../tools.ts'
import { type Follower, confirmWithinMs } from './follower.ts'

const Asked = v.object({ ...FollowInput.entries, followerId: v.string(), at: v.number() })

export interface Asked extends v.InferOutput<typeof Asked> {
  follower: Follower
}

type Sealing = Pick<Tools, 'sealKey'>

export function askedToken(tools: Sealing, asked: v.InferOutput<typeof Asked>): string {
  const told = Buffer.from(JSON.stringify(asked)).toString('base64url')
  return `${told}.${sealOf(tools, told)}`
}

const sealOf = ({ sealKey }: Sealing, told: string): string =>
  hmac(sealKey, `asked to follow ${told}`).slice(0, 22)

/** Null for a link that was never made here, whose time is over, or whose follower is none any more. */
export async function findAsked(tools: Tools, reader: Reader, token: string): Promise<Asked | null> {
  const asked = opened(tools, token)
  if (!asked || asked.at < tools.now() - confirmWithinMs) return null
  const follower = await reader
    .selectFrom('follower')
    .selectAll()
    .where('id', '=', asked.followerId)
    .executeTakeFirst()
  if (!follower) return null
  const standing = asked.kind === 'thread' ? await standingThread(reader, asked.target) : null
  return { ...asked, target: standing?.id ?? asked.target, follower }
}

function opened(tools: Sealing, token: string): v.InferOutput<typeof Asked> | null {
  const [told = '', seal] = token.split('.')
  if (seal !== sealOf(tools, told)) return null
  return v.parse(Asked, JSON.parse(Buffer.from(told, 'base64url').toString()))
}
