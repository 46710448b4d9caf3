/**
 * What contributions are gathered in at one meeting, under one question. One of a kind is *står for sig selv*: what belongs
 * nowhere else has its place as well, so that every contribution can end in one.
 */
import type { Selectable } from 'kysely'
import type { ThemeView } from '../../../src/lib/contract/wire.ts'
import { held, seized } from '../../persistence/held.ts'
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

export async function makeTheme(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  theme: Where & { name: string; kind: Theme['kind']; splitFromId?: string },
): Promise<string> {
  const id = tools.newId()
  const createdBy = actor.account?.id ?? refuse('login_first')
  await trx
    .insertInto('theme')
    .values({ ...theme, id, createdAt: tools.now(), createdBy })
    .execute()
  record({ name: 'theme.changed', meetingId: theme.meetingId, themeId: id })
  return id
}

/** Of these, the ones that may be gathered there: in the thread, standing for themselves, and not withdrawn. Refuses `not_found` for any other. */
export async function gatherable(trx: Trx, { meetingId, threadId }: Where, ids: string[]) {
  const rows = await withHome(trx)
    .where('contribution.id', 'in', ids)
    .orderBy('contribution.id')
    .$call(held(trx))
    .execute()
  const found = rows.filter(
    (row) =>
      row.threadId === threadId &&
      row.parentId === null &&
      row.state !== 'withdrawn' &&
      row.state !== 'erased' &&
      (row.meetingId === meetingId || isPublic(row)),
  )
  return found.length === new Set(ids).size ? found : refuse('not_found')
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
