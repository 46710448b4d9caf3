/** From themes into others, all together. What was done to themes is taken back with it as well. */
import type * as v from 'valibot'
import { MoveInput } from '../../../src/lib/contract/inputs/themes.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { put, takeAllOut } from './gather.ts'
import { dissolve } from './reshape.ts'
import { type Theme, type Where, assertLeadsThread } from './theme.ts'

type Move = v.InferOutput<typeof MoveInput>['moves'][number]

/**
 * What has left a theme meanwhile is not looked for there. Refuses `theme_gone` where something is to go into one that has
 * been merged or dissolved, and then nothing is moved at all.
 */
export async function moveBetween(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { moves, reviveIds, endIds, ...where } = parse(MoveInput, input)
  await tools.write(async (trx, record) => {
    await assertLeadsThread(trx, actor, where)
    const themes = await seizedThemes(trx, where, [...moves.flatMap(named), ...reviveIds, ...endIds])
    for (const id of reviveIds) {
      const revived = await revive(tools, trx, record, actor, themes.get(id))
      if (revived) themes.set(id, revived)
    }
    for (const move of moves) await carry(tools, trx, record, themes, move)
    for (const id of endIds) {
      const theme = themes.get(id)
      if (theme?.kind === 'theme' && theme.endedAt === null) await dissolve(tools, trx, record, actor, theme)
    }
  })
}

const named = ({ outOfId, intoId }: Move) => [outOfId, intoId].filter((id) => id !== null)

/** In one order, whatever they are named for. Refuses `not_found` for a theme of another question. */
async function seizedThemes(trx: Trx, where: Where, ids: string[]): Promise<Map<string, Theme>> {
  const unique = new Set(ids)
  if (unique.size === 0) return new Map()
  const rows = await trx
    .selectFrom('theme')
    .selectAll()
    .where('id', 'in', [...unique])
    .where('meetingId', '=', where.meetingId)
    .where('threadId', '=', where.threadId)
    .orderBy('id')
    .$call(seized(trx))
    .execute()
  return rows.length === unique.size ? new Map(rows.map((row) => [row.id, row])) : refuse('not_found')
}

async function revive(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  theme: Theme | undefined,
): Promise<Theme | undefined> {
  if (!theme || theme.endedAt === null) return theme
  const living = { endedAt: null, mergedIntoId: null }
  const { id, meetingId, threadId, name: about } = theme
  await trx.updateTable('theme').set(living).where('id', '=', id).execute()
  await logRoomAct(tools, trx, actor, { meetingId, threadId, act: 'revive_theme', about })
  record({ name: 'theme.changed', meetingId, themeId: id })
  return { ...theme, ...living }
}

async function carry(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  themes: Map<string, Theme>,
  { contributionIds, outOfId, intoId }: Move,
): Promise<void> {
  const [from, into] = [themes.get(outOfId ?? ''), themes.get(intoId ?? '')]
  if (into && into.endedAt !== null) refuse('theme_gone')
  if (from) await takeAllOut(trx, record, from, contributionIds)
  if (into) await put(tools, trx, record, into, contributionIds)
}
