/** What an account's owner finds on their own page. */
import type { OwnContribution } from '../../../src/lib/contract/wire/contributions.ts'
import { refuse } from '../../refusal.ts'
import { ownOfAccount } from '../contributions/own.ts'
import type { Tools } from '../tools.ts'
import type { Actor } from './actor.ts'

export interface Mine {
  name: string
  email: string | null
  /** A mail to it was answered; true where there is none. */
  isAddressProven: boolean
  language: 'da' | 'en' | null
  textSize: 'large' | 'largest' | null
  /** Meetings with words of this account, the latest first. */
  wrote: MineAt[]
  /** Meetings in which this device wrote what is in no account yet. */
  offers: { meetingId: string; title: string; startsAt: number; count: number }[]
}

export interface MineAt {
  meetingId: string
  title: string
  startsAt: number
  /** These stand under the account's name. */
  named: boolean
  /** Some were said in the room, and can be let go of. */
  fromRoom: boolean
  contributions: (OwnContribution & { question: string })[]
}

/** Refuses `login_first`. */
export async function readMine(tools: Tools, actor: Actor): Promise<Mine> {
  const { id } = actor.account ?? refuse('login_first')
  const { addressProvenAt, ...account } = await tools.db
    .selectFrom('account')
    .select(['name', 'email', 'addressProvenAt', 'language', 'textSize'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const isAddressProven = account.email === null || addressProvenAt !== null
  const [wrote, offers] = [await wroteOf(tools, id), await offersOf(tools, actor)]
  return { ...account, isAddressProven, wrote, offers }
}

/** Null for who reads at the usual size, and for visitors. */
export async function readTextSize({ db }: Tools, { account }: Actor): Promise<Mine['textSize']> {
  if (!account) return null
  const found = await db
    .selectFrom('account')
    .select('textSize')
    .where('id', '=', account.id)
    .executeTakeFirst()
  return found?.textSize ?? null
}

async function wroteOf({ db }: Tools, accountId: string): Promise<MineAt[]> {
  const places = await db
    .selectFrom('contribution')
    .innerJoin('meeting', 'meeting.id', 'contribution.meetingId')
    .innerJoin('thread', 'thread.id', 'contribution.threadId')
    .select(['contribution.id', 'contribution.meetingId', 'contribution.claimHash', 'accountNamed'])
    .select(['meeting.title', 'meeting.startsAt', 'thread.question'])
    .where('contribution.accountId', '=', accountId)
    .execute()
  const words = new Map((await ownOfAccount(db, accountId)).map((own) => [own.id, own]))
  return [...Map.groupBy(places, ({ meetingId }) => meetingId).values()]
    .flatMap((at): MineAt[] => {
      const [first] = at
      if (!first) return []
      const questions = new Map(at.map(({ id, question }) => [id, question]))
      return [
        {
          ...{ meetingId: first.meetingId, title: first.title, startsAt: first.startsAt },
          named: at.some(({ accountNamed }) => accountNamed === 1),
          fromRoom: at.some(({ claimHash }) => claimHash !== null),
          // In the order in which they were said, which `words` has.
          contributions: [...words.values()].flatMap((own) => {
            const question = questions.get(own.id)
            return question === undefined ? [] : [{ ...own, question }]
          }),
        },
      ]
    })
    .sort((a, b) => b.startsAt - a.startsAt)
}

/** No row says which meetings a device was at; its key in each is known only by making it. */
async function offersOf({ db }: Tools, actor: Actor): Promise<Mine['offers']> {
  const meetings = await db
    .selectFrom('meeting')
    .select(['id', 'title', 'startsAt'])
    .where('state', 'in', ['open', 'closed'])
    .where('forgottenAt', 'is', null)
    .where('rehearsalOf', 'is', null)
    .orderBy('startsAt', 'desc')
    .execute()
  const keys = meetings.flatMap(({ id }) => actor.keyIn(id)?.deviceHash ?? [])
  if (keys.length === 0) return []
  const written = await db
    .selectFrom('participantKey')
    .innerJoin('participant', 'participant.id', 'participantKey.participantId')
    .innerJoin('contribution', 'contribution.participantId', 'participant.id')
    .select(['participant.meetingId', (eb) => eb.fn.countAll<number>().as('count')])
    .where('deviceHash', 'in', keys)
    .where('participant.accountId', 'is', null)
    .groupBy('participant.meetingId')
    .execute()
  const counts = new Map(written.map(({ meetingId, count }) => [meetingId, count]))
  return meetings.flatMap(({ id, ...meeting }) => {
    const count = counts.get(id)
    return count ? [{ ...meeting, meetingId: id, count }] : []
  })
}
