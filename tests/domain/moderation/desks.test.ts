/** Several people at the desk, and what is kept of what they did. */
import { describe, expect, test } from 'vitest'
import { sentenceFor } from '../../../src/lib/sentences.ts'
import { lookingFor } from '../../../src/lib/contract/looking.ts'
import { refused } from '../../support/refused.ts'
import { aWorld } from '../../support/world.ts'

describe('two at the desk', () => {
  test('the second is told what the first did, and who it was', async () => {
    const { core, host, administrator, say } = await aWorld().withOpenMeeting()
    const id = await say('Bænke')
    await core.moderation.hold(host, { id, seen: 'shown' })
    const second = core.moderation.hold(administrator, { id, seen: 'shown', reason: 'off_topic' })
    await expect(second).rejects.toMatchObject({ reason: 'overtaken_held', details: { by: 'Mette Skov' } })
    expect(sentenceFor('overtaken_held', 'da', { by: 'Mette Skov' })).toMatch(/^Mette Skov kom først/)
  })

  test('a reason after the act is no quarrel', async () => {
    const { core, host, say } = await aWorld().withOpenMeeting()
    const id = await say('Bænke')
    await core.moderation.hold(host, { id, seen: 'shown' })
    await core.moderation.hold(host, { id, seen: 'held', reason: 'off_topic' })
  })

  test('what its author changed meanwhile is nobody’s doing', async () => {
    const { core, host, say, participant } = await aWorld().withOpenMeeting()
    const id = await say('Bænke', { from: participant })
    await core.contributions.withdraw(participant, { id })
    await refused(core.moderation.hold(host, { id, seen: 'shown' }), 'state_passed')
  })

  test('at the same instant: one acts, one is told', async () => {
    const { core, host, administrator, say } = await aWorld().withOpenMeeting()
    const id = await say('Bænke')
    const settled = await Promise.allSettled([
      core.moderation.hold(host, { id, seen: 'shown' }),
      core.moderation.hold(administrator, { id, seen: 'shown' }),
    ])
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('the log', () => {
  test('says who did what, newest first, and why', async () => {
    const { core, host, administrator, say, meetingId, threadId, clock } = await aWorld().withOpenMeeting()
    const id = await say('Bænke')
    await core.moderation.hold(host, { id, reason: 'off_topic', note: 'Hører til under Trafikken.' })
    clock.pass(1000)
    await core.moderation.release(administrator, { id })
    clock.pass(1000)
    await core.threads.setApproval(host, { meetingId, threadId, first: true })
    expect(await core.moderation.readLog(host, meetingId)).toMatchObject([
      { by: 'Mette Skov', act: 'read_first', threadId, contributionId: null },
      { by: 'Karen Holm', act: 'release', contributionId: id },
      { by: 'Mette Skov', act: 'hold', reason: 'off_topic', note: 'Hører til under Trafikken.' },
    ])
  })

  test('says what was done with the agenda, by the names that its items had', async () => {
    const { core, host, meetingId, itemIds, clock } = await aWorld().withOpenMeeting()
    const { agenda } = await core.meetings.readDesk(host, meetingId)
    const title = agenda.find(({ id }) => id === itemIds[0])?.title
    const did = (act: () => Promise<unknown>) => (clock.pass(1000), act())
    const before = (await core.moderation.readLog(host, meetingId)).length
    await did(() => core.agenda.move(host, { meetingId, itemId: itemIds[0] }))
    const coffee = { meetingId, afterId: itemIds[0], kind: 'break', title: 'Kaffe', minutes: 10 }
    const { id: itemId } = await core.agenda.insert(host, coffee)
    await did(() => core.agenda.change(host, { meetingId, itemId, title: 'Kaffe og kage' }))
    await did(() => core.agenda.change(host, { meetingId, itemId, minutes: 15 }))
    await did(() => core.agenda.change(host, { meetingId, itemId, minutes: 15 }))
    await did(() => core.agenda.takeOut(host, { meetingId, itemId }))
    await did(() => core.agenda.move(host, { meetingId, itemId: null }))
    const log = await core.moderation.readLog(host, meetingId)
    expect(
      log.slice(0, log.length - before).map(({ act, about, becomes, count }) => [act, about, becomes, count]),
    ).toEqual([
      ['go_back', null, null, null],
      ['take_out_item', 'Kaffe og kage', null, null],
      ['change_item', 'Kaffe og kage', null, 15],
      ['change_item', 'Kaffe', 'Kaffe og kage', null],
      ['insert_item', 'Kaffe', null, 10],
      ['go_on', title, null, null],
    ])
  })

  test('says who had the floor, by the name that stands with them and nowhere else', async () => {
    const { core, host, meetingId, tools, clock } = await aWorld().withOpenMeeting()
    await core.speakers.add(host, { meetingId, name: 'Ingrid Toft' })
    const { id } = await core.speakers.call(host, { meetingId })
    clock.pass(1000)
    await core.speakers.end(host, { meetingId })
    await core.speakers.end(host, { meetingId })
    clock.pass(1000)
    await core.speakers.putBack(host, { id, state: 'waiting' })
    const floor = async () =>
      (await core.moderation.readLog(host, meetingId)).map(({ act, speaker }) => [act, speaker?.name])
    expect(await floor()).toEqual([
      ['put_back_speaker', 'Ingrid Toft'],
      ['end_speaker', 'Ingrid Toft'],
      ['call_speaker', 'Ingrid Toft'],
    ])
    await tools.write((trx) => trx.updateTable('speaker').set({ name: null }).where('id', '=', id).execute())
    expect(await floor()).toContainEqual(['call_speaker', null])
  })

  test('says what became of themes, and not each contribution that was laid in one', async () => {
    const { core, host, say, meetingId, threadId, clock } = await aWorld().withOpenMeeting()
    const where = { meetingId, threadId }
    const [one, two] = [await say('Bænke'), await say('Borde')]
    const did = <T>(act: () => Promise<T>) => (clock.pass(1000), act())
    const { id } = await did(() => core.themes.make(host, { ...where, name: 'Bænk', contributionIds: [one] }))
    await did(() => core.themes.gather(host, { id, contributionIds: [two] }))
    await did(() => core.themes.rename(host, { id, name: 'At sidde' }))
    await did(() => core.themes.rename(host, { id, name: 'At sidde' }))
    const split = await did(() => core.themes.split(host, { id, name: 'Borde', contributionIds: [two] }))
    await did(() => core.themes.merge(host, { id: split.id, intoId: id }))
    await did(() => core.themes.move(host, { ...where, moves: [], reviveIds: [split.id], endIds: [] }))
    await did(() => core.themes.dissolve(host, { id }))
    const log = await core.moderation.readLog(host, meetingId)
    expect(log.map(({ act, about, becomes }) => [act, about, becomes])).toEqual([
      ['dissolve_theme', 'At sidde', null],
      ['revive_theme', 'Borde', null],
      ['merge_themes', 'Borde', 'At sidde'],
      ['split_theme', 'At sidde', 'Borde'],
      ['rename_theme', 'Bænk', 'At sidde'],
      ['make_theme', 'Bænk', null],
    ])
  })

  test.each(['moderation', 'roomAct'] as const)('of %s cannot be rewritten, by nobody', async (table) => {
    const { core, host, say, meetingId, tools } = await aWorld().withOpenMeeting()
    await core.moderation.hold(host, { id: await say('Bænke') })
    await core.moderation.makeNewPhonesWait(host, { meetingId, wait: true })
    const rewriting = tools.write((trx) => trx.updateTable(table).set({ at: 0 }).execute())
    await expect(rewriting).rejects.toThrow('stays on record')
    const deleting = tools.write((trx) => trx.deleteFrom(table).execute())
    await expect(deleting).rejects.toThrow('stays on record')
  })

  test('is for the desk alone', async () => {
    const { core, participant, meetingId } = await aWorld().withOpenMeeting()
    await refused(core.moderation.readLog(participant, meetingId), 'forbidden')
  })
})

describe('words to look at', () => {
  test.each([
    ['whole words, whatever their case', 'Sikke en ABE', ['ABE']],
    ['endings where a star allows them', 'De idioter igen', ['idioter']],
    ['not in the middle of others', 'Slaber og svineriet', []],
    ['each once', 'abe, abe og abe', ['abe']],
    ['none in plain speech', 'Flere bænke i læ', []],
  ])('%s', (_name, text, found) => {
    expect(lookingFor(['abe', 'idiot*', 'svineri'])(text)).toEqual(found)
  })

  test.each([
    ['a hyphen', 'kommunal-idioter', 'En Kommunal idioter', ['Kommunal idioter']],
    ['a hyphen in both', 'tv-svin', 'Dit TV-svin', ['TV svin']],
    ['a comma', 'hvis du kommer, så*', 'Hvis du kommer såmænd', ['Hvis du kommer såmænd']],
    ['a sign behind it', 'røv!', 'Sikke en røv', ['røv']],
    ['quotation marks', '“svin*”', 'Svinene', ['Svinene']],
    ['stars in what was said', 'svin', 'Det *svin*', ['svin']],
    ['nothing but a sign', '*', 'Flere bænke', []],
  ])('are found with %s', (_name, entry, text, found) => {
    expect(lookingFor([entry])(text)).toEqual(found)
  })

  test('are the municipality’s own once it has written them', async () => {
    const { core, administrator, host, meetingId } = await aWorld().withOpenMeeting()
    expect(await core.moderation.readWordList(administrator)).toContain('svindler*')
    await core.moderation.changeWordList(administrator, { words: 'kraftedeme\n\n  rend* ' })
    expect((await core.meetings.readDesk(host, meetingId)).words).toEqual(['kraftedeme', 'rend*'])
  })

  test('are the administrators’ to change', async () => {
    const { core, host } = await aWorld().withOpenMeeting()
    await refused(core.moderation.changeWordList(host, { words: 'x' }), 'forbidden')
  })
})
