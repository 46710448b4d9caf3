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
