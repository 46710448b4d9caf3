/** What answers words that are out of sight is nowhere to be read, by whatever way one asks. */
import { describe, expect, test } from 'vitest'
import { nobody } from '../../../server/domain/people/actor.ts'
import { recordOf } from '../../../server/exports/document/record.ts'
import { gatheredIn } from '../../../server/exports/gathered.ts'
import { speaking } from '../../../server/exports/language.ts'
import { tableOf } from '../../../server/exports/table.ts'
import { readWhole, withEarlier } from '../../../server/exports/whole.ts'
import { atomOf } from '../../../src/lib/following/atom.ts'
import { aKey, aPost, aWorld, evening, hour, minute } from '../../support/world.ts'

const origin = 'https://raad.example.dk'
const answer = {
  ...{ outcome: 'must_not', text: '', reason: 'Vejloven siger nej.', office: 'Jura' },
  ...{ seen: 0, origin: null },
}

/** Kurt's words with two replies from home: one of them is answered, promised the other, and both are summed up. */
async function aTalk() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId, clock, citizen, facilitator } = meeting
  await meeting.say('Flere bænke i læ.')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const [kurt, eva, birgit, ane] = [
    await citizen('Kurt Bo'),
    await citizen('Eva Dam'),
    await citizen('Birgit Møller'),
    await citizen('Ane Krog'),
  ]
  clock.pass(minute)
  await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'at_once' })
  await core.following.follow(ane, 'da', { kind: 'meeting', target: meetingId, rhythm: 'daily' })
  clock.pass(minute)
  const before = clock.now() - 1
  const { id: parentId } = await core.contributions.submit(kurt, aPost(threadId, 'Noget om naboen'))
  const reply = async (text: string) =>
    (await core.contributions.submit(eva, { ...aPost(threadId, text), parentId, kind: 'build_on' })).id
  const replyId = await reply('En kridtbipe')
  const otherId = await reply('En kridtpibe til')
  await core.contributions.edit(eva, { id: replyId, text: 'En kridtpibe' })
  const official = await facilitator('Ole Bak')
  const office = {
    ...official,
    account: official.account && { ...official.account, roles: ['official' as const] },
  }
  await core.answers.publish(office, { threadId, about: replyId, ...answer })
  const due = new Date(evening + 30 * 24 * hour).toISOString().slice(0, 10)
  await core.answers.promise(office, { threadId, about: otherId, who: 'Ole Bak', due, origin: null })
  await core.sums.draft(host, { threadId, paragraphs: [{ text: 'Man ryger.', sources: [replyId] }] })
  await core.sums.publish(host, { threadId, seen: 0 })
  return { ...meeting, kurt, eva, birgit, before, parentId, replyId }
}
type Talk = Awaited<ReturnType<typeof aTalk>>

async function mailed({ core, clock }: Talk): Promise<Record<string, unknown>> {
  await core.following.wakeAtOnce(clock.now() - hour)
  const mailedAt = async (wait: number) => {
    clock.pass(wait)
    while (await core.following.postDigests(origin));
    const told: unknown[] = []
    for (let mail = await core.mail.take(); mail; mail = await core.mail.take()) {
      if (mail.letter.kind === 'digest') told.push((await core.mail.about(mail.letter)).digest?.news)
      await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
    }
    return told
  }
  return { 'digest at once': await mailedAt(15 * minute), 'digest daily': await mailedAt(25 * hour) }
}

async function exported({ core, meetingId }: Talk): Promise<Record<string, unknown>> {
  const whole = await readWhole(core, nobody, meetingId)
  const summary = await core.meetings.summary(nobody, meetingId)
  const recorded = { ...whole, summary, municipality: '', origin, locale: 'da' as const, at: evening }
  return {
    csv: tableOf(whole.pages, gatheredIn(summary.questions)),
    json: await withEarlier(core, whole.pages),
    minutes: speaking('da', () => recordOf(recorded)),
    'page of the meeting': summary,
  }
}

async function fed({ core, meetingId, threadId }: Talk): Promise<Record<string, unknown>> {
  const where = { origin, path: '/x.atom', page: '/x', municipality: '' }
  const atom = async (kind: 'thread' | 'meeting' | 'all', target: string) => {
    const feed = await core.following.feed({ kind, target })
    return speaking('da', () => atomOf(feed, where))
  }
  return {
    'atom of the thread': await atom('thread', threadId),
    'atom of the meeting': await atom('meeting', meetingId),
    'atom of all': await atom('all', ''),
  }
}

/** All ways by which words come to others; a refusal is read as it is. */
async function outlets(talk: Talk): Promise<Record<string, unknown>> {
  const { core, birgit, threadId, replyId, before } = talk
  const or = (attempt: Promise<unknown>) => attempt.catch((error: unknown) => String(error))
  const { ids } = await core.reading.since(birgit, { threadId, since: before })
  const sum = (await core.sums.read(nobody, threadId)).standing?.paragraphs.flatMap(({ sources }) => sources)
  const report = { id: replyId, key: aKey(), reason: 'personal_attack' }
  return {
    page: (await core.threads.read(nobody, { id: threadId, from: 0 })).posts,
    api: await core.threads.posts(nobody, { id: threadId }),
    versions: await or(core.versions.read(nobody, { id: replyId })),
    search: (await core.search.find(nobody, { q: 'kridtpibe' }))?.hits,
    'answers and promises': await core.answers.list(nobody, {}),
    'sources of the summary': sum,
    'new since': ids.includes(replyId) ? 'kridtpibe' : '',
    'form of a report': (await core.reports.make(birgit, report).catch(() => null)) ? 'kridtpibe' : '',
    ...(await exported(talk)),
    ...(await fed(talk)),
    ...(await mailed(talk)),
  }
}

const tellsOfReply = (told: Record<string, unknown>): string[] =>
  Object.entries(told).flatMap(([outlet, all]) =>
    JSON.stringify(all)?.includes('kridtpibe') ? [outlet] : [],
  )

const doings = {
  stand: async () => undefined,
  'are withdrawn': ({ core, kurt, parentId }: Talk) => core.contributions.withdraw(kurt, { id: parentId }),
  'go with their author': ({ core, kurt }: Talk) => core.accounts.erase(kurt, { words: 'go' }),
  'are held': ({ core, host, parentId }: Talk) => core.moderation.hold(host, { id: parentId }),
  'are mended, and wait': async ({ core, host, kurt, meetingId, threadId, parentId }: Talk) => {
    await core.threads.setApproval(host, { meetingId, threadId, first: true })
    await core.contributions.edit(kurt, { id: parentId, text: 'Noget andet' })
  },
}

describe('a reply', () => {
  test.each(['stand', 'are withdrawn', 'go with their author'] as const)(
    'is told of everywhere where the words that it answers %s',
    async (done) => {
      const talk = await aTalk()
      await doings[done](talk)
      const told = await outlets(talk)
      expect(Object.keys(told).filter((outlet) => !tellsOfReply(told).includes(outlet))).toEqual([])
      expect((await talk.core.threads.read(nobody, { id: talk.threadId })).counts).toMatchObject({
        ...{ replies: 2, covered: 0 },
      })
    },
  )

  test.each([
    { done: ['are held'] },
    { done: ['are mended, and wait'] },
    { done: ['are held', 'are withdrawn'] },
    { done: ['are held', 'go with their author'] },
  ] as const)('is told of nowhere where they $done', async ({ done }) => {
    const talk = await aTalk()
    for (const one of done) await doings[one](talk)
    expect(tellsOfReply(await outlets(talk))).toEqual([])
    expect((await talk.core.threads.read(nobody, { id: talk.threadId })).counts).toMatchObject({
      ...{ replies: 0, covered: 2 },
    })
  })

  test('comes back with what it answers, and then it is news', async () => {
    const talk = await aTalk()
    const { core, host, parentId, clock } = talk
    await doings['are held'](talk)
    expect(tellsOfReply(await mailed(talk))).toEqual([])
    clock.pass(hour)
    await core.moderation.release(host, { id: parentId })
    expect(tellsOfReply(await mailed(talk))).toEqual(['digest at once', 'digest daily'])
  })
})
