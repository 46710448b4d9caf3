/** What words said before they were mended, and who may read that. */
import { describe, expect, test } from 'vitest'
import { slipMinutes } from '../../../src/lib/contract/limits.ts'
import { nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { type OpenMeeting, aPost, aWorld, minute } from '../../support/world.ts'

const slip = slipMinutes * minute

async function aWriter(plan = {}) {
  const meeting = await aWorld().withOpenMeeting(plan)
  const { core, clock, participant } = meeting
  const id = await meeting.say('Bænke i solen', { from: participant, name: 'Bo' })
  return {
    ...meeting,
    id,
    mend: (text: string, name?: string) =>
      core.contributions.edit(participant, { id, text, ...(name && { name }) }),
    later: () => clock.pass(slip),
    before: async (actor = participant) =>
      (await core.versions.read(actor, { id })).versions.map(({ text }) => text),
  }
}

const rows = ({ db }: Pick<OpenMeeting, 'db'>) => db.selectFrom('version').selectAll().execute()

describe('mending words that others could read', () => {
  test('leaves what stood there, from when until when, and no name', async () => {
    const { mend, later, participant, core, clock, id, db } = await aWriter()
    const said = clock.now()
    later()
    await mend('Bænke i læ', 'Bodil')
    expect((await core.versions.read(participant, { id })).versions).toMatchObject([
      { text: 'Bænke i solen', stoodFrom: said, stoodUntil: clock.now() },
    ])
    expect(JSON.stringify(await rows({ db }))).not.toContain('Bo')
  })

  test('leaves each wording, the newest first', async () => {
    const { mend, later, before } = await aWriter()
    for (const text of ['To', 'Tre', 'Fire']) {
      later()
      await mend(text)
    }
    expect(await before()).toEqual(['Tre', 'To', 'Bænke i solen'])
  })

  test('leaves nothing of a slip that is mended soon', async () => {
    const { mend, before, clock } = await aWriter()
    clock.pass(slip - 1)
    await mend('Bænke i læ')
    expect(await before()).toEqual([])
  })

  test('many small mendings in a row count from the first', async () => {
    const { mend, before, clock } = await aWriter()
    for (const text of ['To', 'Tre', 'Fire']) {
      clock.pass(slip / 2)
      await mend(text)
    }
    expect(await before()).toEqual(['To'])
  })

  test('leaves nothing where the name alone changed', async () => {
    const { mend, before, later } = await aWriter()
    later()
    await mend('Bænke i solen', 'Bodil')
    expect(await before()).toEqual([])
  })

  test('leaves nothing of words that nobody else had read', async () => {
    const { mend, before, later, host, core, id, clock } = await aWriter({ safetyDelaySeconds: null })
    later()
    await mend('Bænke i læ')
    await core.moderation.release(host, { id })
    clock.pass(slip - 1)
    await mend('Bænke i læ og sol')
    await core.moderation.release(host, { id })
    expect(await before()).toEqual([])
    later()
    await mend('Borde')
    await core.moderation.release(host, { id })
    expect(await before()).toEqual(['Bænke i læ og sol'])
  })
})

describe('earlier words', () => {
  test('are read by who may read the words, and by nobody else', async () => {
    const { mend, later, before, phone, core, host, meetingId, citizen } = await aWriter()
    later()
    await mend('Borde')
    expect(await before(phone())).toEqual(['Bænke i solen'])
    await refused(before(nobody), 'not_found')
    await refused(before(await citizen()), 'not_found')
    await core.meetings.close(host, { meetingId })
    await core.meetings.publish(host, { meetingId })
    expect(await before(nobody)).toEqual(['Bænke i solen'])
  })

  test('are not read while the words are held, and come back with them', async () => {
    const { mend, later, before, phone, core, host, id, participant } = await aWriter()
    later()
    await mend('Borde')
    await core.moderation.hold(host, { id })
    await refused(before(phone()), 'not_found')
    await refused(before(participant), 'not_found')
    expect(await before(host)).toEqual(['Bænke i solen'])
    await core.moderation.release(host, { id })
    expect(await before(phone())).toEqual(['Bænke i solen'])
  })

  test('of a reply are not read while what it answers is out of sight', async () => {
    const { phone, core, host, clock, id, say } = await aWriter()
    const from = phone()
    const reply = await say('Hvor i solen?', { from, parentId: id })
    clock.pass(slip)
    await core.contributions.edit(from, { id: reply, text: 'Hvor henne?' })
    const before = async () => (await core.versions.read(phone(), { id: reply })).versions
    expect(await before()).toHaveLength(1)
    await core.moderation.hold(host, { id })
    await refused(before(), 'not_found')
    expect((await core.versions.read(host, { id: reply })).versions).toHaveLength(1)
  })

  test('what was held back and mended is not among them', async () => {
    const { mend, later, before, core, host, id } = await aWriter()
    later()
    await core.moderation.hold(host, { id })
    await mend('Undskyld')
    await core.moderation.release(host, { id })
    expect(await before()).toEqual([])
  })

  test('go with the words', async () => {
    const { mend, later, participant, core, id, ...world } = await aWriter()
    later()
    await mend('Borde')
    await core.contributions.withdraw(participant, { id })
    expect(await rows(world)).toEqual([])
    await refused(core.versions.read(participant, { id }), 'not_found')
  })

  test('go with a person who takes their words along, and are among what they may take out', async () => {
    const { core, host, meetingId, threadId, citizen, clock, ...world } = await aWriter()
    await core.meetings.close(host, { meetingId })
    await core.meetings.publish(host, { meetingId })
    const birgit = await citizen()
    const { id } = await core.contributions.submit(birgit, aPost(threadId, 'Et træ'))
    clock.pass(slip)
    await core.contributions.edit(birgit, { id, text: 'To træer' })
    expect((await core.accounts.takeOut(birgit)).words).toMatchObject([
      { text: 'To træer', earlier: [{ text: 'Et træ', stoodUntil: clock.now() }] },
    ])
    await core.accounts.erase(birgit, { words: 'go' })
    expect(await rows(world)).toEqual([])
  })

  test('the thread says which words have any', async () => {
    const { core, mend, later, participant, threadId, id, say } = await aWriter()
    await say('Noget andet')
    const versioned = async () => (await core.threads.read(participant, { id: threadId })).versioned
    expect(await versioned()).toEqual([])
    later()
    await mend('Borde')
    expect(await versioned()).toEqual([id])
  })
})

describe('taking an earlier wording away', () => {
  async function withVersion() {
    const writer = await aWriter()
    writer.later()
    await writer.mend('Borde')
    const [version] = await rows(writer)
    return { ...writer, version: { id: version?.id ?? '' } }
  }

  test('is for good, and on record with who and why', async () => {
    const { core, host, before, version, meetingId, ...world } = await withVersion()
    await core.versions.remove(host, { ...version, note: 'Et telefonnummer' })
    expect(await before()).toEqual([null])
    expect(await rows(world)).toMatchObject([{ text: null }])
    await core.versions.remove(host, version)
    expect(await core.moderation.readLog(host, meetingId)).toMatchObject([
      { act: 'remove_version', by: 'Mette Skov', note: 'Et telefonnummer' },
    ])
  })

  test('is for who leads, and not for the author', async () => {
    const { core, participant, version, facilitator } = await withVersion()
    for (const other of [participant, nobody, await facilitator()])
      await refused(core.versions.remove(other, version), 'not_found')
    await refused(core.versions.remove(participant, { id: '0'.repeat(26) }), 'not_found')
  })
})
