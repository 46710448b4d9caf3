/**
 * *Slet mig*: nothing of a person is left but the place of what they took part in. Their words stay without their name, or go
 * as well; what they did for the municipality stays in its logs, without a name.
 */
import { EraseInput } from '../../../src/lib/contract/inputs/people.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Database, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { isAdministrator } from '../administration/administrator.ts'
import { takeBack } from '../contributions/change.ts'
import { isGone, isVisible } from '../contributions/contribution.ts'
import { dropMails } from '../mail/drop.ts'
import { passOnThreads } from '../threads/host.ts'
import type { Tools } from '../tools.ts'
import { type Actor, rolesFrom } from './actor.ts'

/** Refuses `login_first`, and `last_administrator`. */
export async function eraseAccount(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { words } = parse(EraseInput, input)
  const { id } = actor.account ?? refuse('login_first')
  await tools.write(async (trx, record) => {
    if (!(await eraseIn(tools, trx, record, { accountId: id, words }))) refuse('login_first')
  })
  tools.shredSoon?.()
}

/** As part of whatever else is decided; false for what is no account any more. Refuses `last_administrator`. */
export async function eraseIn(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { accountId: id, words }: { accountId: string; words: 'stay' | 'go' },
): Promise<boolean> {
  const account = await trx
    .selectFrom('account')
    .select(['id', 'email', 'roles', 'addressProvenAt'])
    .where('id', '=', id)
    .where('erasedAt', 'is', null)
    .$call(seized(trx))
    .executeTakeFirst()
  if (!account) return false
  if (rolesFrom(account).includes('administrator')) await assertAnother(trx, id)
  await letWordsBe(tools, trx, record, { accountId: id, words })
  // Who left the same address to be told by mail, and has shown that it is theirs, is the same person.
  if (account.email && account.addressProvenAt !== null)
    await trx.deleteFrom('follower').where('email', '=', account.email).execute()
  for (const forget of forgetting) await forget(trx, id)
  await trx
    .updateTable('account')
    .set({
      email: null,
      name: '',
      passwordHash: null,
      roles: '[]',
      language: null,
      languageAt: null,
      textSize: null,
    })
    .set({ addressProvenAt: null, lastLoginAt: null, blockedAt: null, erasedAt: tools.now() })
    .where('id', '=', id)
    .execute()
  if (account.email) await dropMails(tools, trx, { address: account.email })
  return true
}

async function assertAnother(trx: Trx, id: string): Promise<void> {
  const others = await isAdministrator(trx).where('id', '!=', id).$call(seized(trx)).execute()
  if (others.length === 0) refuse('last_administrator')
}

async function letWordsBe(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { accountId, words }: { accountId: string; words: 'stay' | 'go' },
): Promise<void> {
  const own = await trx
    .selectFrom('contribution')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('id')
    .$call(seized(trx))
    .execute()
  for (const contribution of own) {
    const { id, threadId, state } = contribution
    if (words === 'go' && !isGone(contribution)) await takeBack(tools, trx, record, contribution)
    await trx.updateTable('contribution').set({ accountId: null, name: null }).where('id', '=', id).execute()
    record({ name: 'contribution.marked', contributionId: id, threadId, seen: isVisible({ state }) })
  }
}

type Forget = (trx: Trx, accountId: string) => Promise<unknown>

/**
 * What each table knows of an account, and how it forgets; null: nothing, or what is a record of office. A table that nobody
 * has decided about does not compile.
 */
const kept: { [T in keyof Database]: Forget | null } = {
  login: (trx, id) => trx.deleteFrom('login').where('accountId', '=', id).execute(),
  loginLink: (trx, id) =>
    trx
      .deleteFrom('loginLink')
      .where((eb) =>
        eb.or([
          eb('accountId', '=', id),
          eb('email', '=', eb.selectFrom('account').select('account.email').where('account.id', '=', id)),
        ]),
      )
      .execute(),
  identity: (trx, id) => trx.deleteFrom('identity').where('accountId', '=', id).execute(),
  arrival: (trx, id) => trx.deleteFrom('arrival').where('accountId', '=', id).execute(),
  facilitator: (trx, id) => trx.deleteFrom('facilitator').where('accountId', '=', id).execute(),
  participant: (trx, id) =>
    trx
      .updateTable('participant')
      .set({ accountId: null, accountNamed: 0 })
      .where('accountId', '=', id)
      .execute(),
  // After those who lead its meetings are fewer by one.
  thread: (trx, id) => passOnThreads(trx, id, true),
  reading: (trx, id) => trx.deleteFrom('reading').where('accountId', '=', id).execute(),
  proposal: (trx, id) =>
    trx.updateTable('proposal').set({ accountId: null, why: '' }).where('accountId', '=', id).execute(),
  follower: (trx, id) => trx.deleteFrom('follower').where('accountId', '=', id).execute(),
  invited: (trx, id) =>
    trx
      .deleteFrom('invited')
      .where((eb) =>
        eb.or([
          eb('byId', '=', id),
          eb('email', '=', eb.selectFrom('account').select('account.email').where('account.id', '=', id)),
        ]),
      )
      .execute(),
  // Nobody leads at the word of who is gone; that somebody was asked stands in the log.
  invitation: (trx, id) =>
    trx.deleteFrom('invitation').where('createdBy', '=', id).where('acceptedAt', 'is', null).execute(),
  // What they asked to have looked at is still looked at; nobody is told what became of it.
  report: (trx, id) =>
    trx
      .updateTable('report')
      .set((eb) => ({ accountId: null, reporter: eb.ref('id') }))
      .where('accountId', '=', id)
      .execute(),
  // With its follower.
  follow: null,
  // Above, each told to its rooms.
  contribution: null,
  mail: null,
  account: null,
  // What was done in office, by an account that has no name any more.
  moderation: null,
  roomAct: null,
  roleAct: null,
  adminAct: null,
  houseText: null,
  letter: null,
  translation: null,
  promise: null,
  answer: null,
  answerVersion: null,
  threadMove: null,
  threadSummary: null,
  threadSummaryVersion: null,
  // Goes where the words go; it knows no name.
  version: null,
  theme: null,
  hat: null,
  checklist: null,
  meeting: null,
  // Nobody's.
  setting: null,
  logo: null,
  errand: null,
  agendaItem: null,
  agendaVisit: null,
  speaker: null,
  stand: null,
  threadMeeting: null,
  joinCode: null,
  participantKey: null,
  grant: null,
  paperCard: null,
  outreachStop: null,
  wallEntry: null,
  programme: null,
  screen: null,
  showing: null,
  themeContribution: null,
  themeWish: null,
  helpCall: null,
  feed: null,
  feedHead: null,
  // Follows the words.
  searchEntry: null,
  presence: null,
  letterOutcome: null,
}
const forgetting = Object.values(kept).flatMap((forget) => forget ?? [])
