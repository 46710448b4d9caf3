/** People who follow a thread of which there is something to tell. */
import { everyRow } from '../support/rows.ts'
import { aPost, aWorld, hour } from '../support/world.ts'

export const origin = 'https://raad.example.dk'

/** Birgit and six others follow a thread, and for all of them there is something to tell. */
export async function aRun() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId, clock, citizen, db } = meeting
  await meeting.say('Bænke i læ')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const follow = async (name: string) => {
    const actor = await citizen(name)
    await core.following.follow(actor, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
    return { actor, address: (await core.accounts.read(actor)).email ?? '' }
  }
  const birgit = await follow('Birgit Møller')
  const followers = []
  for (const name of ['Ane', 'Bo', 'Carl', 'Ditte', 'Erik', 'Frida']) followers.push(await follow(name))
  clock.pass(1000)
  await core.contributions.submit(await citizen('Kurt'), aPost(threadId, 'Et træ'))
  clock.pass(25 * hour)
  return {
    ...meeting,
    birgit,
    followers: [...followers, birgit],
    others: followers.map(({ address }) => address).toSorted(),
    erase: () => core.accounts.erase(birgit.actor, { words: 'stay' }),
    rowsWith: async (address: string) => {
      const tables = Object.entries(await everyRow(db))
      return tables.flatMap(([name, rows]) => (rows.some((row) => row.includes(address)) ? [name] : []))
    },
    waiting: async () => (await db.selectFrom('mail').select('address').execute()).map((one) => one.address),
  }
}

export const to = (mails: { to: string | { address: string } }[]) =>
  mails.map((mail) => (typeof mail.to === 'string' ? mail.to : mail.to.address)).toSorted()
