import { describe, expect, test } from 'vitest'
import type { AnswerList } from '../../../server/domain/answers/list.ts'
import { type OpenMeeting, aWorld, minute } from '../../support/world.ts'

/** More than were ever looked through one after another. */
const many = 420
const numbered = Array.from({ length: many }, (_, n) => String(n).padStart(4, '0'))

const threadOf = (n: string) => n.padStart(26, '1')
const wordsOf = (n: string) => n.padStart(26, '2')

/** As many threads as a municipality has after some years, each with one contribution, a minute between them. */
async function years(meeting: OpenMeeting): Promise<void> {
  const { db, tools, meetingId, threadId } = meeting
  const said = await meeting.say('Hvornår kommer stien?')
  const thread = await db
    .selectFrom('thread')
    .selectAll()
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow()
  const contribution = await db
    .selectFrom('contribution')
    .selectAll()
    .where('id', '=', said)
    .executeTakeFirstOrThrow()
  const between = await db
    .selectFrom('threadMeeting')
    .selectAll()
    .where('threadId', '=', threadId)
    .executeTakeFirstOrThrow()
  await tools.write(async (trx) => {
    await trx
      .insertInto('thread')
      .values(numbered.map((n) => ({ ...thread, id: threadOf(n), question: `Spørgsmål ${n}` })))
      .execute()
    await trx
      .insertInto('threadMeeting')
      .values(numbered.map((n) => ({ ...between, threadId: threadOf(n) })))
      .execute()
    for (let at = 0; at < many; at += 100)
      await trx
        .insertInto('contribution')
        .values(
          numbered.slice(at, at + 100).map((n) => ({
            ...contribution,
            ...{ id: wordsOf(n), threadId: threadOf(n), key: `key-${n}`, meetingId },
            createdAt: contribution.createdAt + (Number(n) + 1) * minute,
          })),
        )
        .execute()
  })
}

/** Page after page, as links lead on. */
async function whole(read: (from: object) => Promise<AnswerList>, list: 'waiting' | 'answered') {
  const ids: string[] = []
  for (let from: number | null = 0; from !== null && ids.length <= 2 * many;) {
    const found = await read({ [`${list}From`]: String(from) })
    ids.push(...found[list].map(({ id }) => id))
    from = found.parts[list].next
  }
  return ids
}

const answer = {
  ...{ outcome: 'joining', text: 'Det gør vi.', responsible: 'Ole Bak', nextStep: 'Det bliver bestilt' },
  ...{ due: '2027-05-01', office: 'Teknik og Miljø', seen: 0, origin: null },
}

describe('with hundreds of threads', () => {
  test('each that waits is on the list once, and each answer', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host, meetingId } = meeting
    await years(meeting)
    await core.meetings.close(host, { meetingId })
    await core.meetings.publish(host, { meetingId })
    const visitor = await meeting.citizen()
    const read = (from: object) => core.answers.list(visitor, from)

    const waiting = await whole(read, 'waiting')
    expect(waiting).toEqual([meeting.threadId, ...numbered.map(threadOf)])

    const late = numbered.slice(-60)
    for (const n of late) {
      meeting.clock.pass(minute)
      await core.answers.publish(host, { threadId: threadOf(n), about: wordsOf(n), ...answer })
    }
    expect(await whole(read, 'waiting')).toEqual(waiting.slice(0, -60))
    expect(await whole(read, 'answered')).toEqual(late.toReversed().map(wordsOf))
  })

  test('what was promised is found among all that is new, with what was said', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, host } = meeting
    await years(meeting)
    const about = { threadId: threadOf('0419'), about: wordsOf('0419') }
    await core.answers.promise(host, { ...about, who: 'Ole Bak', due: '2027-05-01' })
    const { waiting, parts } = await core.answers.list(host, { waitingFrom: '400' })
    expect(parts.waiting).toEqual({ from: 400, next: null })
    expect(waiting.at(-1)).toMatchObject({
      ...{ is: 'contribution', id: wordsOf('0419'), words: 'Hvornår kommer stien?' },
      ...{ thread: { question: 'Spørgsmål 0419' }, clock: { state: 'promised', by: '2027-05-01' } },
    })
  })

  test('an address that makes no sense begins at the first', async () => {
    const { core, host } = await aWorld().withOpenMeeting()
    const { parts } = await core.answers.list(host, { waitingFrom: 'x', answeredFrom: '-3' })
    expect(parts).toEqual({ waiting: { from: 0, next: null }, answered: { from: 0, next: null } })
  })
})
