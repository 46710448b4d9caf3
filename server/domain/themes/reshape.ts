/** Themes get other names, become one, or become two. Where each came from is kept. */
import { MergeInput, RenameInput, SplitInput, ThemeInput } from '../../../src/lib/contract/inputs/themes.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Recorder } from '../../persistence/write.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { put } from './gather.ts'
import { type Theme, gatherable, ledThemeFor, makeTheme, tellGathered } from './theme.ts'

export async function renameTheme(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, name } = parse(RenameInput, input)
  await tools.write(async (trx, record) => {
    const { meetingId, threadId, name: about } = await ledNamedThemeFor(trx, actor, id)
    if (name === about) return
    await trx.updateTable('theme').set({ name }).where('id', '=', id).execute()
    await logRoomAct(tools, trx, actor, { meetingId, threadId, act: 'rename_theme', about, becomes: name })
    record({ name: 'theme.changed', meetingId, themeId: id })
  })
}

/** All that is in one goes into the other. Refuses `theme_itself`, and `not_found` across questions. */
export async function mergeThemes(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, intoId } = parse(MergeInput, input)
  if (id === intoId) refuse('theme_itself')

  await tools.write(async (trx, record) => {
    // In one order, whichever way round two people merge the same two.
    const [first, second] = [id, intoId].sort()
    const seized = [
      await ledNamedThemeFor(trx, actor, first ?? ''),
      await ledNamedThemeFor(trx, actor, second ?? ''),
    ]
    const [from, into] = id === first ? seized : seized.toReversed()
    if (!from || !into || from.threadId !== into.threadId || from.meetingId !== into.meetingId)
      return refuse('not_found')
    const moving = await emptied(trx, from)
    await end(tools, trx, from, { mergedIntoId: into.id })
    await put(tools, trx, record, into, moving)
    const { meetingId, threadId, name: about } = from
    await logRoomAct(tools, trx, actor, {
      ...{ meetingId, threadId, about },
      ...{ act: 'merge_themes', becomes: into.name },
    })
    record({ name: 'theme.changed', meetingId, themeId: from.id })
  })
}

/** These leave for a theme of their own, which remembers where they came from. */
export async function splitTheme(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { id, name, contributionIds } = parse(SplitInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    const { meetingId, threadId, name: about } = await ledNamedThemeFor(trx, actor, id)
    const left = await trx
      .deleteFrom('themeContribution')
      .where('themeId', '=', id)
      .where('contributionId', 'in', contributionIds)
      .returning('contributionId')
      .execute()
    if (left.length !== new Set(contributionIds).size) refuse('not_found')
    const where = { meetingId, threadId }
    const splitId = await makeTheme(tools, trx, record, actor, {
      ...where,
      name,
      kind: 'theme',
      splitFromId: id,
    })
    await put(tools, trx, record, { ...where, id: splitId, kind: 'theme' }, contributionIds)
    await logRoomAct(tools, trx, actor, { ...where, act: 'split_theme', about, becomes: name })
    return { id: splitId }
  })
  return outcome
}

/** What was in it is left over again, to be gathered elsewhere. */
export async function dissolveTheme(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id } = parse(ThemeInput, input)
  await tools.write(async (trx, record) => {
    await dissolve(tools, trx, record, actor, await ledNamedThemeFor(trx, actor, id))
  })
}

/** For a verb that has asked who may. */
export async function dissolve(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  theme: Theme,
): Promise<void> {
  const left = await emptied(trx, theme)
  await end(tools, trx, theme, {})
  if (left.length > 0) tellGathered(record, theme.meetingId, await gatherable(trx, theme, left))
  const { meetingId, threadId, name: about } = theme
  await logRoomAct(tools, trx, actor, { meetingId, threadId, act: 'dissolve_theme', about })
  record({ name: 'theme.changed', meetingId, themeId: theme.id })
}

/** What stands alone has no name to change, and is nothing to merge. */
async function ledNamedThemeFor(trx: Trx, actor: Actor, id: string): Promise<Theme> {
  const theme = await ledThemeFor(trx, actor, id)
  return theme.kind === 'theme' ? theme : refuse('not_found')
}

/** What was in it and may still be gathered; what was withdrawn goes without a word. */
async function emptied(trx: Trx, { id }: Theme): Promise<string[]> {
  const gone = await trx
    .deleteFrom('themeContribution')
    .where('themeId', '=', id)
    .returning('contributionId')
    .execute()
  if (gone.length === 0) return []
  const living = await trx
    .selectFrom('contribution')
    .select('id')
    .where(
      'id',
      'in',
      gone.map(({ contributionId }) => contributionId),
    )
    .where('state', 'not in', ['withdrawn', 'erased'])
    .execute()
  return living.map((one) => one.id)
}

async function end(tools: Tools, trx: Trx, { id }: Theme, change: { mergedIntoId?: string }): Promise<void> {
  await trx
    .updateTable('theme')
    .set({ ...change, endedAt: tools.now() })
    .where('id', '=', id)
    .execute()
}
