/** Contributions as their author reads them: with what only they may know. */
import type { OwnContribution } from '../../../src/lib/contract/wire/contributions.ts'
import type { Reader } from '../../persistence/schema.ts'
import { answersForAuthors } from '../answers/views.ts'
import type { Actor } from '../people/actor.ts'
import { wishesOf } from '../themes/read.ts'
import type { Contribution } from './contribution.ts'
import { movesOf } from './moved.ts'
import { nameReasons } from './name-held.ts'
import { whenSaid } from './said.ts'
import { translationsOf } from './translation.ts'
import { namesOn } from './under-name.ts'

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
  const reasons = await nameReasons(reader, rows)
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
