/**
 * What contributions are gathered in at one meeting, under one question. One of a kind is *står for sig selv*: what belongs
 * nowhere else has its place as well, so that every contribution can end in one.
 */
import type { Selectable } from 'kysely'
import type { ThemeView } from '../../../src/lib/contract/wire/contributions.ts'
import { seized } from '../../persistence/held.ts'
import type { ThemeTable, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { meetingsHaving } from '../threads/having.ts'
import { isSeenAt, withHome } from '../contributions/home.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { isPublic } from '../meetings/publicity.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

export type Theme = Selectable<ThemeTable>
/** Where a theme is: one question at one meeting. */
export type Where = Pick<Theme, 'meetingId' | 'threadId'>

export const themeViewOf = ({ id, threadId, kind, name, createdAt }: Theme): ThemeView => ({
  id,
  threadId,
  kind,
  name,
  createdAt,
})

/** One that is still there, in a meeting that this actor leads; seized, so that it is not merged away meanwhile. */
export async function ledThemeFor(trx: Trx, actor: Actor, id: string): Promise<Theme> {
  const query = trx.selectFrom('theme').selectAll().where('id', '=', id)
  const theme = (await query.$call(seized(trx)).executeTakeFirst()) ?? refuse('not_found')
  await ledMeetingFor(trx, actor, theme.meetingId)
  return theme.endedAt === null ? theme : refuse('theme_gone')
}

/** Refuses `forbidden`, and `not_found` for a question of another meeting. */
export async function assertLeadsThread(
  trx: Trx,
  actor: Actor,
  { meetingId, threadId }: Where,
): Promise<void> {
  await ledMeetingFor(trx, actor, meetingId)
  if (!(await meetingsHaving(trx, threadId)).includes(meetingId)) refuse('not_found')
}

/** *Står for sig selv* there is once: two desks that make it at the same instant make one. */
export async function makeTheme(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  theme: Where & { name: string; kind: Theme['kind']; splitFromId?: string },
): Promise<string> {
  const createdBy = actor.account?.id ?? refuse('login_first')
  const made = await trx
    .insertInto('theme')
    .values({ ...theme, id: tools.newId(), createdAt: tools.now(), createdBy })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return (await aloneIdOf(trx, theme)) ?? refuse('not_found')
  record({ name: 'theme.changed', meetingId: theme.meetingId, themeId: made.id })
  return made.id
}

export async function aloneIdOf(trx: Trx, { meetingId, threadId }: Where): Promise<string | undefined> {
  const found = await trx
    .selectFrom('theme')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('threadId', '=', threadId)
    .where('kind', '=', 'alone')
    .executeTakeFirst()
  return found?.id
}

/**
 * Of these, the ones that are gathered there: in the thread, standing for themselves; what was withdrawn meanwhile is left
 * out without a word. Seized, so that none goes into a theme while somebody else lets it stand alone. Refuses `not_found`
 * for any other.
 */
export async function gatherable(trx: Trx, { meetingId, threadId }: Where, ids: string[]) {
  const rows = await withHome(trx)
    .where('contribution.id', 'in', ids)
    .orderBy('contribution.id')
    .$call(seized(trx))
    .execute()
  const found = rows.filter(
    (row) =>
      row.threadId === threadId && row.parentId === null && (row.meetingId === meetingId || isPublic(row)),
  )
  if (found.length !== new Set(ids).size) refuse('not_found')
  return found.filter(({ state }) => state !== 'withdrawn' && state !== 'erased')
}

/** Tells the desk, and the room if it sees the contribution, that it belongs to other themes than before. */
export function tellGathered(
  record: Recorder,
  meetingId: string,
  contributions: (Parameters<typeof isSeenAt>[1] & { id: string })[],
): void {
  for (const row of contributions)
    record({
      name: 'contribution.gathered',
      meetingId,
      contributionId: row.id,
      seen: isSeenAt(meetingId, row),
    })
}
