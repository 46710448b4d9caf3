/** The municipality's logo and colour. What is drawn is never trusted with more than being a picture. */
import { ColourInput } from '../../../src/lib/contract/inputs/administration.ts'
import { logoBytes } from '../../../src/lib/contract/limits.ts'
import { sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { readSetting, saveSetting } from '../../persistence/settings.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { logAdminAct } from './acts.ts'
import { changeHouse } from './house.ts'

/**
 * An earlier one goes. No SVG: it may carry a script. Refuses `login_first`, `forbidden`, `picture_wrong`, `picture_heavy`.
 */
export async function saveLogo(tools: Tools, actor: Actor, bytes: Uint8Array): Promise<void> {
  if (bytes.length > logoBytes) refuse('picture_heavy')
  const type = pictureType(bytes) ?? refuse('picture_wrong')
  const content = Buffer.from(bytes).toString('base64')
  const hash = sha256(content)
  await changeHouse(tools, actor, async (trx, accountId) => {
    const before = await takeAway(trx)
    await trx.insertInto('logo').values({ hash, type, content, at: tools.now() }).execute()
    await saveSetting(trx, 'logo', `${hash}.${type}`)
    if (before !== `${hash}.${type}`)
      await logAdminAct(tools, trx, accountId, { act: 'logo', before, after: `${hash}.${type}` })
  })
}

export const removeLogo = (tools: Tools, actor: Actor): Promise<void> =>
  changeHouse(tools, actor, async (trx, accountId) => {
    const before = await takeAway(trx)
    if (before) await logAdminAct(tools, trx, accountId, { act: 'logo_gone', before })
  })

async function takeAway(trx: Trx): Promise<string | null> {
  const before = await readSetting(trx, 'logo')
  await trx.deleteFrom('logo').execute()
  await trx.deleteFrom('setting').where('name', '=', 'logo').execute()
  return before
}

/** Null for what is not, or no longer, there. */
export async function readLogo(
  { db }: Tools,
  hash: string,
): Promise<{ type: string; bytes: Uint8Array } | null> {
  const row = await db
    .selectFrom('logo')
    .select(['type', 'content'])
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row ? { type: `image/${row.type}`, bytes: Buffer.from(row.content, 'base64') } : null
}

/** An empty one is the house's own again. Refuses `login_first`, `forbidden` and `colour_wrong`. */
export async function changeColour(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { colour } = parse(ColourInput, input)
  await changeHouse(tools, actor, async (trx, accountId) => {
    const before = await readSetting(trx, 'colour')
    if (before === colour) return
    if (colour) await saveSetting(trx, 'colour', colour)
    else await trx.deleteFrom('setting').where('name', '=', 'colour').execute()
    await logAdminAct(tools, trx, accountId, {
      ...{ act: colour ? 'colour' : 'colour_gone', before, after: colour },
    })
  })
}

/** By how its bytes begin, whatever its name says. */
function pictureType(bytes: Uint8Array): 'png' | 'jpeg' | 'webp' | null {
  const begins = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (begins.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (begins.startsWith('\xff\xd8\xff')) return 'jpeg'
  return begins.startsWith('RIFF') && begins.slice(8) === 'WEBP' ? 'webp' : null
}
