/**
 * The account that leads a thread: reads what comes from home, says when, and sees to it that the thread comes back to a
 * meeting. Its name is all that anybody is told of it.
 */
import type { HostView } from '../../../src/lib/contract/wire/hosting.ts'
import type { AccountRole } from '../../../src/lib/contract/words.ts'
import { seized } from '../../persistence/held.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { type Actor, hasRole, rolesFrom } from '../people/actor.ts'
import { type Setting, type Thread, threadFor } from './thread.ts'

/** Whom the municipality trusts enough to lead a thread without leading any of its meetings. */
const hosting: readonly AccountRole[] = ['facilitator', 'secretary', 'official', 'administrator']

/** Whoever leads one of its meetings, and whoever hosts it already. */
export const mayHost = ({ account }: Actor, thread: Thread, settings: Setting[]): boolean =>
  account !== null &&
  (settings.some(({ roles }) => roles.leads) || (thread.hostId !== null && thread.hostId === account.id))

/** For who arranges it. Refuses `not_found`, `login_first` and `forbidden`. */
export async function hostedThread(
  reader: Reader,
  actor: Actor,
  threadId: string,
): Promise<{ thread: Thread; settings: Setting[] }> {
  const found = await threadFor(reader, actor, threadId)
  if (!actor.account) refuse('login_first')
  return mayHost(actor, found.thread, found.settings) ? found : refuse('forbidden')
}

/** As `hostedThread`, seized: what others decide about it comes before or after. */
export async function hostedThreadFor(trx: Trx, actor: Actor, threadId: string): Promise<Thread> {
  await hostedThread(trx, actor, threadId)
  const thread = (await seizedThread(trx, threadId)) ?? refuse('not_found')
  return thread.mergedIntoId === null ? thread : refuse('thread_merged')
}

export const seizedThread = (trx: Trx, threadId: string): Promise<Thread | undefined> =>
  trx.selectFrom('thread').selectAll().where('id', '=', threadId).$call(seized(trx)).executeTakeFirst()

/** Null while nobody leads it. */
export async function hostOf(reader: Reader, { hostId }: Pick<Thread, 'hostId'>): Promise<HostView | null> {
  if (hostId === null) return null
  const account = await reader
    .selectFrom('account')
    .select(['name', 'roles'])
    .where('id', '=', hostId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  return account ? { name: account.name, office: await officeOf(reader, hostId, rolesFrom(account)) } : null
}

/** As the public log names it; null for who has none. */
async function officeOf(reader: Reader, accountId: string, roles: AccountRole[]): Promise<string | null> {
  if (roles.length === 0) return null
  const given = await reader
    .selectFrom('roleAct')
    .select('office')
    .where('accountId', '=', accountId)
    .where('act', '=', 'give')
    .where('role', 'in', roles)
    .where('office', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return given?.office ?? null
}

/** Whom it can be handed to: those who lead one of its meetings first, then by name. */
export async function possibleHosts(
  reader: Reader,
  threadId: string,
): Promise<{ id: string; name: string }[]> {
  const leading = await leadersOf(reader, threadId)
  const trusted = await reader
    .selectFrom('account')
    .select(['id', 'name', 'roles'])
    .where('erasedAt', 'is', null)
    .where('blockedAt', 'is', null)
    .where('roles', '!=', '[]')
    .orderBy('name')
    .orderBy('id')
    .execute()
  const others = trusted.filter(
    (account) => isTrusted(account) && !leading.some(({ id }) => id === account.id),
  )
  return [...leading, ...others].map(({ id, name }) => ({ id, name }))
}

const isTrusted = (account: { roles: string }) =>
  hosting.some((role) => hasRole({ account: { id: '', name: '', roles: rolesFrom(account) } }, role))

/** Of the meeting that it was opened for first. */
const leadersOf = (reader: Reader, threadId: string): Promise<{ id: string; name: string }[]> =>
  reader
    .selectFrom('threadMeeting')
    .innerJoin('facilitator', 'facilitator.meetingId', 'threadMeeting.meetingId')
    .innerJoin('account', 'account.id', 'facilitator.accountId')
    .innerJoin('thread', 'thread.id', 'threadMeeting.threadId')
    .select(['account.id', 'account.name'])
    .where('threadMeeting.threadId', '=', threadId)
    .where('account.erasedAt', 'is', null)
    .where('account.blockedAt', 'is', null)
    .orderBy((eb) =>
      eb.case().when('threadMeeting.meetingId', '=', eb.ref('thread.meetingId')).then(0).else(1).end(),
    )
    .orderBy('account.createdAt')
    .orderBy('account.id')
    .execute()
    .then((rows) => [...new Map(rows.map((row) => [row.id, row])).values()])

/** Of a new thread: who planned its meeting, if they are still there. */
export async function firstHost(trx: Trx, meetingId: string, plannerId: string): Promise<string | null> {
  const found = await trx
    .selectFrom('account')
    .select('id')
    .where('erasedAt', 'is', null)
    .where('blockedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('id', '=', plannerId),
        eb('id', 'in', eb.selectFrom('facilitator').select('accountId').where('meetingId', '=', meetingId)),
      ]),
    )
    .orderBy((eb) => eb.case().when('id', '=', plannerId).then(0).else(1).end())
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return found?.id ?? null
}

/**
 * Threads that this account leads and may lead no longer go to the next who leads one of their meetings, else to nobody. For
 * who lost a role or a meeting, once that is in the rows.
 * @param isGone it may lead nothing any more, whatever its rows say.
 */
export async function passOnThreads(trx: Trx, accountId: string, isGone = false): Promise<void> {
  const threads = await trx
    .selectFrom('thread')
    .select('id')
    .where('hostId', '=', accountId)
    .orderBy('id')
    .$call(seized(trx))
    .execute()
  for (const { id } of threads) {
    const possible = await possibleHosts(trx, id)
    if (!isGone && possible.some((one) => one.id === accountId)) continue
    const next = (await leadersOf(trx, id)).find((one) => one.id !== accountId)
    await trx
      .updateTable('thread')
      .set({ hostId: next?.id ?? null })
      .where('id', '=', id)
      .execute()
  }
}

/** Threads without a host at meetings that this actor leads, the latest meeting first. */
export async function threadsWithoutHost(
  reader: Reader,
  { account }: Actor,
): Promise<{ id: string; question: string }[]> {
  if (!account) return []
  const rows = await reader
    .selectFrom('thread')
    .innerJoin('threadMeeting', 'threadMeeting.threadId', 'thread.id')
    .innerJoin('meeting', 'meeting.id', 'threadMeeting.meetingId')
    .select(['thread.id', 'thread.question'])
    .where('thread.hostId', 'is', null)
    .where('meeting.rehearsalOf', 'is', null)
    .$if(!hasRole({ account }, 'administrator'), (query) =>
      query.where(
        'meeting.id',
        'in',
        reader.selectFrom('facilitator').select('meetingId').where('accountId', '=', account.id),
      ),
    )
    .orderBy('meeting.startsAt', 'desc')
    .orderBy('thread.id')
    .limit(mostAsked)
    .execute()
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

const mostAsked = 50
