/** Contributions go into a theme and out of it. One may belong to several. */
import {
  AloneInput,
  GatherInput,
  MakeThemeInput,
  TakeOutInput,
} from '../../../src/lib/contract/inputs/themes.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import {
  type Theme,
  type Where,
  aloneIdOf,
  assertLeadsThread,
  gatherable,
  ledThemeFor,
  makeTheme,
  tellGathered,
} from './theme.ts'

/** A new theme, with these in it from the start. */
export async function nameTheme(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const { name, contributionIds, ...where } = parse(MakeThemeInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    await assertLeadsThread(trx, actor, where)
    const id = await makeTheme(tools, trx, record, actor, { ...where, name, kind: 'theme' })
    await put(tools, trx, record, { ...where, id, kind: 'theme' }, contributionIds)
    await logRoomAct(tools, trx, actor, { ...where, act: 'make_theme', about: name })
    return { id }
  })
  return outcome
}

/** Nothing happens to what is in it already. Refuses `theme_gone` for one that was merged or dissolved meanwhile. */
export async function gatherIn(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, contributionIds } = parse(GatherInput, input)
  await tools.write(async (trx, record) => {
    const theme = await ledThemeFor(trx, actor, id)
    await put(tools, trx, record, theme, contributionIds)
  })
}

/** *Står for sig selv*: out of every theme, and yet not left over. */
export async function standAlone(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { contributionIds, ...where } = parse(AloneInput, input)
  await tools.write(async (trx, record) => {
    await assertLeadsThread(trx, actor, where)
    const known = await aloneIdOf(trx, where)
    const id = known ?? (await makeTheme(tools, trx, record, actor, { ...where, name: '', kind: 'alone' }))
    await put(tools, trx, record, { ...where, id, kind: 'alone' }, contributionIds)
  })
}

export async function takeOutOf(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { id, contributionId } = parse(TakeOutInput, input)
  await tools.write(async (trx, record) => {
    const theme = await ledThemeFor(trx, actor, id)
    const gone = await trx
      .deleteFrom('themeContribution')
      .where('themeId', '=', id)
      .where('contributionId', '=', contributionId)
      .returning('contributionId')
      .executeTakeFirst()
    if (gone) tellGathered(record, theme.meetingId, await gatherable(trx, theme, [contributionId]))
  })
}

/** Out of one theme, without going into another. */
export async function takeAllOut(
  trx: Trx,
  record: Recorder,
  theme: Pick<Theme, 'id'> & Where,
  contributionIds: string[],
): Promise<void> {
  const contributions = await gatherable(trx, theme, contributionIds)
  await trx
    .deleteFrom('themeContribution')
    .where('themeId', '=', theme.id)
    .where('contributionId', 'in', contributionIds)
    .execute()
  tellGathered(record, theme.meetingId, contributions)
}

/** Into a theme, one no longer stands alone; alone, one is in no theme. Whoever wished for another place has been heard. */
export async function put(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { id, kind, ...where }: Pick<Theme, 'id' | 'kind'> & Where,
  contributionIds: string[],
): Promise<void> {
  if (contributionIds.length === 0) return
  const contributions = await gatherable(trx, where, contributionIds)
  const ids = contributions.map((one) => one.id)
  if (ids.length === 0) return
  const left = trx
    .selectFrom('theme')
    .select('id')
    .where('meetingId', '=', where.meetingId)
    .where('kind', '=', kind === 'alone' ? 'theme' : 'alone')
  await trx
    .deleteFrom('themeContribution')
    .where('contributionId', 'in', ids)
    .where('themeId', 'in', left)
    .execute()
  await trx
    .insertInto('themeContribution')
    .values(ids.map((contributionId) => ({ themeId: id, contributionId, at: tools.now() })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const heard = await trx
    .deleteFrom('themeWish')
    .where('contributionId', 'in', ids)
    .returning('contributionId as id')
    .execute()
  // Every desk that has the thread was told of the wish.
  for (const { id: contributionId } of heard.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    record({ name: 'contribution.wished', contributionId, threadId: where.threadId })
  tellGathered(record, where.meetingId, contributions)
}
