/** Contributions as each audience may see them. */
import type { ContributionView } from '../../../src/lib/contract/wire/contributions.ts'
import type { Audience } from '../../../src/lib/contract/words.ts'
import type { Reader } from '../../persistence/schema.ts'
import { marksOn, worn } from '../hats/hat.ts'
import { answersTo } from '../answers/views.ts'
import { themesOf, wishesOf } from '../themes/read.ts'
import { type Contribution, isGone } from './contribution.ts'
import { isSeenAt, withHome } from './home.ts'
import { nameReasons } from './name-held.ts'
import { placesOf } from './places.ts'
import { translationsOf } from './translation.ts'
import { type UnderName, namesOn } from './under-name.ts'

/** The current state of these, for one audience; what it may not see is left out. In no particular order. */
export async function contributionViews(
  reader: Reader,
  ids: string[],
  audience: Audience,
  meetingId: string,
): Promise<ContributionView[]> {
  if (ids.length === 0) return []
  const rows = await withHome(reader)
    .where('contribution.id', 'in', ids)
    // It may have been moved into a thread that this meeting does not have.
    .where('contribution.threadId', 'in', (eb) =>
      eb.selectFrom('threadMeeting').select('threadMeeting.threadId').where('meetingId', '=', meetingId),
    )
    .execute()
  const themes = await themesOf(reader, ids, meetingId)
  const named = await namesOn(reader, rows)
  const described = await describing(reader, rows, audience)
  const view = (row: Contribution): ContributionView => {
    // What becomes of its place in a theme, or of what its author wished, is told of nothing that is gone.
    const themeIds = isGone(row) ? undefined : themes.get(row.id)
    return { ...described(row), ...(themeIds && { themeIds }) }
  }
  if (audience === 'room') return rows.filter((row) => isSeenAt(meetingId, row)).map(view)

  const entries = await reader
    .selectFrom('wallEntry')
    .selectAll()
    .where('contributionId', 'in', ids)
    .where('meetingId', '=', meetingId)
    .execute()
  const stopped = await stoppedAmong(
    reader,
    rows.flatMap(({ participantId }) => participantId ?? []),
  )
  const wishes = await wishesOf(reader, ids)
  const nameWhys = await nameReasons(reader, rows)
  const entryOf = new Map(entries.map((entry) => [entry.contributionId, entry]))
  return rows.map((row) => {
    const entry = entryOf.get(row.id)
    const nameWhy = nameWhys.get(row.id)
    const gone = isGone(row)
    return {
      ...view(row),
      name: view(row).hat?.name ?? named(row).name,
      text: gone ? '' : row.text,
      desk: {
        onWall: entry !== undefined,
        holdReason: row.holdReason,
        holdNote: row.holdNote,
        nameHeld: row.nameHeld === 1,
        ...(nameWhy && { nameWhy }),
        phoneStopped: gone || row.participantId === null ? null : stopped.has(row.participantId),
        wish: gone ? null : (wishes.get(row.id) ?? null),
        ...(row.waitsUntil !== null && { waitsUntil: row.waitsUntil }),
        mended: row.state === 'waiting' && row.holdReason !== null,
        readyAt: entry?.readyAt ?? null,
        showings: entry?.showings ?? 0,
        shownAt: entry?.shownAt ?? null,
      },
    }
  })
}

/** What everybody reads of these: the words, who said them as what, where, and what they say in another language. */
export async function describing(
  reader: Reader,
  rows: Contribution[],
  audience: Audience,
): Promise<(row: Contribution) => ContributionView> {
  const places = await placesOf(reader, rows)
  const translations = await translationsOf(reader, rows, audience)
  const marks = await marksOn(reader, rows)
  const named = await namesOn(reader, rows)
  const answers = await answersTo(
    reader,
    rows.map(({ id }) => id),
  )
  return (row) => {
    const place = places.get(row.id)
    const into = translations.get(row.id)
    // It may repeat what was taken back.
    const answer = isGone(row) ? undefined : answers.get(row.id)
    return {
      ...roomView(row, named(row)),
      ...worn(marks.get(row.id)),
      ...(place && { place }),
      ...(into && { translations: into }),
      ...(answer && { answer }),
    }
  }
}

async function stoppedAmong(reader: Reader, participantIds: string[]): Promise<Set<string>> {
  if (participantIds.length === 0) return new Set()
  const found = await reader
    .selectFrom('participant')
    .select('id')
    .where('id', 'in', participantIds)
    .where('stoppedAt', 'is not', null)
    .execute()
  return new Set(found.map(({ id }) => id))
}

const roomView = (row: Contribution, under: UnderName): ContributionView => ({
  id: row.id,
  meetingId: row.meetingId,
  threadId: row.threadId,
  parentId: row.parentId,
  ...(row.answersId !== null && { answersId: row.answersId }),
  kind: row.kind,
  text: row.text,
  ...(row.nameHeld === 1 ? { name: null } : under),
  channel: row.channel,
  createdAt: row.createdAt,
  ...(row.saidAt !== null && { saidAt: row.saidAt }),
  editedAt: row.editedAt,
  state: row.state,
  ...(row.late === 1 && { late: true }),
  ...(row.standId !== null && { standId: row.standId }),
  ...(row.writtenInId !== null && { writtenIn: row.writtenInId }),
})
