/** What a thread comes to, with the contributions that each paragraph rests on. */
import { describe, expect, test } from 'vitest'
import { type Actor, nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aMeeting, aPhone, aPost, aWorld, evening, hour } from '../../support/world.ts'

async function aThread() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = meeting
  const author = meeting.phone()
  const bench = await meeting.say('Flere bænke i læ.', { from: author })
  const reply = await meeting.say('Hvor mange?', { parentId: bench })
  const bus = await meeting.say('Bussen kommer for sjældent.')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  return { ...meeting, author, bench, reply, bus, secretary: await aSecretary(meeting) }
}

async function aSecretary(world: Pick<OpenMeeting, 'facilitator'>): Promise<Actor> {
  const { account, ...actor } = await world.facilitator('Sofie Dam')
  return { ...actor, account: account && { ...account, roles: ['secretary'] } }
}

type Thread = Awaited<ReturnType<typeof aThread>>
const paragraph = (text: string, ...sources: string[]) => ({ text, sources })
async function write(town: Thread, paragraphs: object[], { by = town.secretary, seen = 0 } = {}) {
  await town.core.sums.draft(by, { threadId: town.threadId, paragraphs })
  await town.core.sums.publish(by, { threadId: town.threadId, seen })
}
const read = ({ core, threadId }: Thread, by: Actor = nobody) => core.sums.read(by, threadId)

describe('a summary', () => {
  test('stands with who wrote it, how much there was, and what each paragraph rests on', async () => {
    const town = await aThread()
    await town.core.sums.draft(town.secretary, {
      threadId: town.threadId,
      paragraphs: [paragraph('Man ønsker bænke.', town.bench, town.reply), paragraph(' ', town.bus)],
    })
    expect((await read(town)).standing).toBeNull()
    const { draft, number } = await town.core.sums.writing(town.host, town.threadId)
    expect(draft).toMatchObject({ by: 'Sofie Dam', paragraphs: [{ text: 'Man ønsker bænke.' }] })
    await town.core.sums.publish(town.host, { threadId: town.threadId, seen: number })
    expect((await read(town)).standing).toEqual({
      ...{ number: 1, said: 3, by: 'Mette Skov', at: town.clock.now(), unseen: 0 },
      paragraphs: [
        {
          text: 'Man ønsker bænke.',
          sources: [
            { id: town.bench, threadId: town.threadId, text: 'Flere bænke i læ.' },
            { id: town.reply, threadId: town.threadId, text: 'Hvor mange?' },
          ],
        },
      ],
    })
    expect((await town.core.sums.writing(town.host, town.threadId)).draft).toBeNull()
  })

  test('of two who write the draft at once, the second is told, and undoes nothing', async () => {
    const town = await aThread()
    const { core, secretary, host, threadId, clock } = town
    const mine = { threadId, paragraphs: [paragraph('Bænke.', town.bench)], draftSeen: null }
    await core.sums.draft(secretary, mine)
    const seen = clock.now()
    clock.pass(1000)
    const theirs = { threadId, paragraphs: [paragraph('Bussen.', town.bus)] }
    await refused(core.sums.draft(host, { ...theirs, draftSeen: null }), 'draft_overtaken')
    expect((await core.sums.writing(host, threadId)).draft?.paragraphs).toEqual(mine.paragraphs)
    await core.sums.draft(host, { ...theirs, draftSeen: seen })
    await refused(core.sums.publish(secretary, { threadId, seen: 0, draftSeen: seen }), 'draft_overtaken')
    await core.sums.publish(secretary, { threadId, seen: 0, draftSeen: clock.now() })
    await refused(core.sums.draft(host, { ...theirs, draftSeen: clock.now() }), 'draft_overtaken')
  })

  test('of every version stays readable, and a withdrawn one leaves the top of the thread', async () => {
    const town = await aThread()
    await write(town, [paragraph('Bænke.', town.bench)])
    await write(town, [paragraph('Bænke og bus.', town.bench, town.bus)], { seen: 1 })
    const { standing, earlier } = await read(town)
    expect([standing, ...earlier].map((sum) => sum?.paragraphs[0]?.text)).toEqual(['Bænke og bus.', 'Bænke.'])
    await town.core.sums.withdraw(town.secretary, { threadId: town.threadId, seen: 2 })
    const after = await read(town)
    expect(after.standing).toBeNull()
    expect(after.earlier).toHaveLength(2)
  })

  test('says of a source that was taken back no more than that', async () => {
    const town = await aThread()
    await write(town, [paragraph('Bænke og bus.', town.bench, town.bus)])
    await town.core.contributions.withdraw(town.author, { id: town.bench })
    await town.core.moderation.hold(town.host, { id: town.bus })
    const { standing } = await read(town)
    expect(standing?.paragraphs[0]?.sources).toEqual([
      { id: town.bench, threadId: null, text: '' },
      { id: town.bus, threadId: null, text: '' },
    ])
  })

  test('says nothing of a reply while what it answers is out of sight', async () => {
    const town = await aThread()
    await write(town, [paragraph('Hvor mange bænke?', town.reply)])
    await town.core.moderation.hold(town.host, { id: town.bench })
    expect((await read(town)).standing?.paragraphs[0]?.sources).toEqual([
      { id: town.reply, threadId: null, text: '' },
    ])
    await refused(write(town, [paragraph('Og igen?', town.reply)], { seen: 1 }), 'source_missing')
  })

  test('leads to where a source stands now, and goes along into another thread', async () => {
    const town = await aThread()
    const { core, host, threadId, threadIds, bus } = town
    await write(town, [paragraph('Bænke og bus.', town.bench, bus)])
    const asked = { threadId, contributionIds: [bus], intoId: null, question: 'Og bussen?' }
    const { id } = await core.threads.move(host, asked)
    expect((await read(town)).standing?.paragraphs[0]?.sources[1]).toMatchObject({ id: bus, threadId: id })
    await core.threads.merge(host, { threadId, intoId: threadIds[1] })
    const merged = await core.sums.read(nobody, threadIds[1] ?? '')
    expect(merged).toMatchObject({ standing: null, earlier: [{ of: 'Hvad skal torvet bruges til?' }] })
  })

  test('tells nobody what rests on words that they may not read', async () => {
    const town = await aThread()
    const { core, threadId } = town
    const later = { startsAt: evening + 48 * hour, endsAt: evening + 50 * hour }
    const { meetingId } = await aMeeting(town, { ...later, access: 'participants' })
    await core.threads.takeUp(town.host, { meetingId, threadId, title: 'Igen', minutes: 5 })
    await core.meetings.announce(town.host, { meetingId })
    await core.meetings.open(town.host, { meetingId })
    const { id } = await core.contributions.submit(aPhone(town, meetingId), aPost(threadId, 'Kun for os.'))
    const paragraphs = [
      paragraph('Bænke.', town.bench),
      paragraph('Det, der blev sagt for lukkede døre.', id),
    ]
    await write(town, paragraphs, { by: town.host })
    expect((await read(town, town.host)).standing).toMatchObject({ unseen: 0 })
    const { standing } = await read(town)
    expect(standing?.paragraphs.map(({ text }) => text)).toEqual(['Bænke.'])
    expect(standing?.unseen).toBe(1)
  })
})

describe('is refused', () => {
  test.each([
    ['text_empty', () => []],
    ['source_missing', () => [paragraph('Uden kilder.')]],
    ['source_missing', ({ bench }: Thread) => [paragraph('Bænke.', bench), paragraph('Og hvad så?')]],
    ['source_missing', () => [paragraph('Opdigtet.', '0'.repeat(26))]],
    ['text_too_long', ({ bench }: Thread) => [paragraph('x'.repeat(1501), bench)]],
    ['cpr_number', ({ bench }: Thread) => [paragraph('Ring til 010190-1234.', bench)]],
    ['text_too_long', ({ bench }: Thread) => Array.from({ length: 21 }, () => paragraph('En.', bench))],
  ] as const)('%s', async (reason, paragraphs) => {
    const town = await aThread()
    await refused(write(town, [...paragraphs(town)]), reason)
  })

  test('to who has no such office, and does not lead', async () => {
    const town = await aThread()
    const paragraphs = [paragraph('Bænke.', town.bench)]
    for (const by of [nobody, await town.citizen(), await town.facilitator(), town.phone()])
      await refused(write(town, paragraphs, { by }), 'forbidden')
    await refused(town.core.sums.writing(await town.citizen(), town.threadId), 'forbidden')
    expect((await read(town, town.secretary)).maySum).toBe(true)
    expect((await read(town, await town.citizen())).maySum).toBe(false)
  })

  test('of two who publish at once, to the second', async () => {
    const town = await aThread()
    await write(town, [paragraph('Bænke.', town.bench)])
    await refused(write(town, [paragraph('Bus.', town.bus)]), 'sum_overtaken')
  })
})
