/** Contributions as each audience may see them. */
import type { ContributionView, OwnContribution } from '../../../src/lib/contract/wire/contributions.ts'
import type { Audience } from '../../../src/lib/contract/words.ts'
import type { Reader } from '../../persistence/schema.ts'
import { marksOn, worn } from '../hats/hat.ts'
import { answersForAuthors, answersTo } from '../answers/views.ts'
import { themesOf, wishesOf } from '../themes/read.ts'
import type { Actor } from '../people/actor.ts'
import { type Contribution, isGone } from './contribution.ts'
import { isSeenAt, withHome } from './home.ts'
import { movesOf } from './moved.ts'
import { placesOf } from './places.ts'
import { whenSaid } from './said.ts'
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
  const nameWhys = await nameReasons(reader, idsOfHeldNames(rows))
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

/** Everything that this actor wrote in the meeting, from this device or through their account, oldest first, with what only its author may know. */
export async function ownContributions(
  reader: Reader,
  actor: Actor,
  meetingId: string,
): Promise<OwnContribution[]> {
  const key = actor.keyIn(meetingId)
  const ofDevice = key ? await ownOfDevice(reader, key.deviceHash) : []
  const ofAccount = actor.account ? await ownOfAccount(reader, actor.account.id, meetingId) : []
  return [...new Map([...ofDevice, ...ofAccount].map((own) => [own.id, own])).values()]
}

/** What was written from this account, or followed into it, in the order in which it was said. */
export async function ownOfAccount(
  reader: Reader,
  accountId: string,
  meetingId?: string,
): Promise<OwnContribution[]> {
  const rows = await withShowing(reader)
    .where('contribution.accountId', '=', accountId)
    .$if(meetingId !== undefined, (query) => query.where('contribution.meetingId', '=', meetingId ?? ''))
    .execute()
  return ownViews(reader, rows)
}

export async function ownOfDevice(reader: Reader, deviceHash: string): Promise<OwnContribution[]> {
  const rows = await withShowing(reader)
    .innerJoin('participantKey', 'participantKey.participantId', 'contribution.participantId')
    .where('participantKey.deviceHash', '=', deviceHash)
    .execute()
  return ownViews(reader, rows)
}

/** As their author reads them, who has shown by other means that they are. */
export async function ownAmong(reader: Reader, ids: string[]): Promise<OwnContribution[]> {
  return ownViews(reader, await withShowing(reader).where('contribution.id', 'in', ids).execute())
}

/** With when the words as they now stand were first on the wall: what stood there before they were mended is another matter. */
const withShowing = (reader: Reader) =>
  reader
    .selectFrom('contribution')
    .selectAll('contribution')
    .select((eb) =>
      eb
        .selectFrom('showing')
        .select((showing) => showing.fn.min<number | null>('at').as('at'))
        .whereRef('showing.contributionId', '=', 'contribution.id')
        .whereRef('showing.meetingId', '=', 'contribution.meetingId')
        .where('at', '>=', eb.fn.coalesce('contribution.editedAt', eb.val(0)))
        .as('shownAt'),
    )
    .where('state', '!=', 'erased')
    .orderBy(whenSaid)
    .orderBy('contribution.id')

type WithShowing = Contribution & { shownAt: number | null }

async function ownViews(reader: Reader, rows: WithShowing[]): Promise<OwnContribution[]> {
  const reasons = await nameReasons(reader, idsOfHeldNames(rows))
  const wishes = await wishesOf(
    reader,
    rows.map(({ id }) => id),
  )
  const translations = await translationsOf(reader, rows, 'author')
  const named = await namesOn(reader, rows)
  const answers = await answersForAuthors(reader, rows)
  const moved = await movesOf(reader, rows)
  return rows.map((row) => {
    const answered = answers.get(row.id)
    const nameHeld = reasons.get(row.id)
    const wish = wishes.get(row.id)
    const into = translations.get(row.id)
    const went = moved.get(row.id)
    return {
      ...ownView(row),
      name: named(row).name,
      ...(nameHeld && { nameHeld }),
      ...(wish !== undefined && { wish }),
      ...(into && { translations: into }),
      ...(answered && { answers: answered }),
      ...(went && { moved: went }),
    }
  })
}

const idsOfHeldNames = (rows: Contribution[]): string[] =>
  rows.flatMap(({ id, nameHeld }) => (nameHeld === 1 ? id : []))

type NameHeld = NonNullable<OwnContribution['nameHeld']>

/** Why each of these names is held back now: what was said since it was last shown. */
async function nameReasons(reader: Reader, ids: string[]): Promise<Map<string, NameHeld>> {
  const held = new Map(ids.map((id): [string, NameHeld] => [id, { reason: null, note: null }]))
  if (ids.length === 0) return held
  const acts = await reader
    .selectFrom('moderation')
    .select(['contributionId', 'act', 'reason', 'note'])
    .where('contributionId', 'in', ids)
    .where('act', 'in', ['hold_name', 'release_name'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  for (const { contributionId, act, reason, note } of acts) {
    const before = act === 'hold_name' && reason === null ? held.get(contributionId) : undefined
    held.set(contributionId, {
      reason: reason ?? before?.reason ?? null,
      note: note || (before?.note ?? null),
    })
  }
  return held
}

const ownView = (row: WithShowing): OwnContribution => ({
  id: row.id,
  key: row.key,
  threadId: row.threadId,
  parentId: row.parentId,
  text: row.text,
  name: row.name,
  state: row.state,
  createdAt: row.createdAt,
  ...(row.saidAt !== null && { saidAt: row.saidAt }),
  ...(row.state === 'held' && { reason: row.holdReason, note: row.holdNote }),
  ...(row.waitsUntil !== null && { waitsUntil: row.waitsUntil }),
  ...(row.state === 'waiting' && row.holdReason !== null && { mended: true as const }),
  ...(row.shownAt !== null && { shownAt: row.shownAt }),
})

/** The devices of these contributions' authors. */
export async function devicesOf(reader: Reader, contributionIds: string[]): Promise<string[]> {
  if (contributionIds.length === 0) return []
  const rows = await reader
    .selectFrom('contribution')
    .innerJoin('participantKey', 'participantKey.participantId', 'contribution.participantId')
    .select('deviceHash')
    .distinct()
    .where('contribution.id', 'in', contributionIds)
    .execute()
  return rows.map(({ deviceHash }) => deviceHash)
}
