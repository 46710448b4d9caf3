/** Many who follow a meeting that was laid forth, and to all of whom there is something to tell now. */
import { join } from 'node:path'
import type { Core } from '../../server/core.ts'
import type { Actor } from '../../server/domain/people/actor.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { newKey } from '../../src/lib/posting.ts'

const atOnce = 500

export async function follow(dataDir: string, core: Core, leader: Actor, followers: number): Promise<void> {
  const target = await aMeetingWithNews(core, leader)
  const { writing, close } = await openDatabase(join(dataDir, 'raadslag.db'))
  const now = Date.now()
  for (let from = 0; from < followers; from += atOnce) {
    const ids = Array.from({ length: Math.min(atOnce, followers - from) }, (_, at) => from + at)
    const idOf = (n: number) => `f${String(n).padStart(25, '0')}`
    await writing.transaction().execute(async (trx) => {
      await trx
        .insertInto('follower')
        .values(
          ids.map((n) => ({
            ...{ id: idOf(n), accountId: null, email: `borger${n}@example.dk`, language: 'da' as const },
            ...{ createdAt: 0, confirmedAt: 1 },
          })),
        )
        .execute()
      await trx
        .insertInto('follow')
        .values(
          ids.map((n) => ({
            ...{ followerId: idOf(n), kind: 'meeting' as const, target, rhythm: 'weekly' as const },
            ...{ createdAt: 0, toldUntil: 1, dueAt: now },
          })),
        )
        .execute()
    })
  }
  await close()
}

async function aMeetingWithNews(core: Core, leader: Actor): Promise<string> {
  const part = (text: string) => `${text} Det er et eksempel.`
  const { id: meetingId } = await core.meetings.plan(leader, {
    ...{ kind: 'public_meeting', title: 'Den forrige aften', place: 'Hallen', address: '', directions: '' },
    ...{ startsAt: Date.now(), endsAt: Date.now() + 7_200_000, expected: 60, access: 'open' },
    ...{ safetyDelaySeconds: 8, filed: false },
    frame: {
      ...{ purpose: part('At måle.'), influence: part('Tallene.'), fixed: part('Maskinen.') },
      ...{ decides: part('Uret.'), afterwards: part('De skrives ned.') },
    },
    agenda: [{ title: 'Torvet', minutes: 30, question: 'Hvad skal torvet bruges til?' }],
  })
  await core.meetings.announce(leader, { meetingId })
  await core.meetings.open(leader, { meetingId })
  const { threads } = await core.meetings.read(leader, meetingId)
  for (let n = 1; n <= 10; n++) {
    const text = `${n}. Bænke i læ, og et træ til at give skygge.`
    const written = { key: newKey(), meetingId, threadId: threads[0]?.id, channel: 'paper', text }
    await core.contributions.record(leader, written)
  }
  await core.meetings.close(leader, { meetingId })
  await core.meetings.publish(leader, { meetingId })
  return meetingId
}
