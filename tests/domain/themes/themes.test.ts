import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import type { OpenMeeting } from '../../support/world.ts'
import { aHall, gathered } from './hall.ts'

describe('gathering', () => {
  test('puts contributions into themes, for the room to see', async () => {
    const hall = await aHall()
    const id = await hall.make('Bænke', hall.bench)
    await hall.core.themes.gather(hall.host, { id, contributionIds: [hall.benches, hall.bench] })
    expect(await gathered(hall)).toEqual({ Bænke: ['Bænke i læ', 'Flere bænke'] })
  })

  test('one contribution may belong to several', async () => {
    const hall = await aHall()
    await hall.make('Bænke', hall.bench)
    await hall.make('Læ', hall.bench)
    expect(await gathered(hall)).toEqual({ Bænke: ['Bænke i læ'], Læ: ['Bænke i læ'] })
  })

  test('what stands alone is in no theme, and back in one stands alone no longer', async () => {
    const hall = await aHall()
    const id = await hall.make('Bænke', hall.bench, hall.noise)
    await hall.core.themes.standAlone(hall.host, { ...hall.where, contributionIds: [hall.noise] })
    expect(await gathered(hall)).toEqual({ Bænke: ['Bænke i læ'], '(alene)': ['Mindre støj'] })
    await hall.core.themes.gather(hall.host, { id, contributionIds: [hall.noise] })
    expect(await gathered(hall)).toEqual({ Bænke: ['Bænke i læ', 'Mindre støj'], '(alene)': [] })
  })

  test('what is taken out is left over', async () => {
    const hall = await aHall()
    const id = await hall.make('Bænke', hall.bench)
    await hall.core.themes.takeOut(hall.host, { id, contributionId: hall.bench })
    expect(await gathered(hall)).toEqual({ Bænke: [] })
  })

  test('what is held back shows itself in no theme', async () => {
    const hall = await aHall()
    await hall.make('Bænke', hall.bench)
    await hall.core.moderation.hold(hall.host, { id: hall.bench })
    expect(await gathered(hall)).toEqual({ Bænke: [] })
    expect(await gathered(hall, 'desk')).toEqual({ Bænke: ['Bænke i læ'] })
  })

  test('takes neither replies, nor another question’s words, nor another meeting’s', async () => {
    const hall = await aHall()
    const id = await hall.make('Bænke')
    const reply = await hall.say('Enig', { parentId: hall.bench })
    const other = await hall.say('Busser', { threadId: hall.threadIds[1] ?? '' })
    for (const contributionId of [reply, other, '0'.repeat(26)])
      await refused(
        hall.core.themes.gather(hall.host, { id, contributionIds: [contributionId] }),
        'not_found',
      )
  })

  test('is for the desk alone', async () => {
    const hall = await aHall()
    const making = hall.core.themes.make(hall.participant, { ...hall.where, name: 'Mit' })
    await refused(making, 'forbidden')
  })
})

describe('themes change shape', () => {
  test('merged: all is in one, and where it came from is kept', async () => {
    const hall = await aHall()
    const [into, from] = [await hall.make('Bænke', hall.bench), await hall.make('Siddepladser', hall.benches)]
    await hall.core.themes.merge(hall.host, { id: from, intoId: into })
    expect(await gathered(hall)).toEqual({ Bænke: ['Bænke i læ', 'Flere bænke'] })
    const row = await hall.db.selectFrom('theme').selectAll().where('id', '=', from).executeTakeFirstOrThrow()
    expect(row.mergedIntoId).toBe(into)
  })

  test('into itself it is refused, and changes nothing', async () => {
    const hall = await aHall()
    const id = await hall.make('Bænke', hall.bench)
    await refused(hall.core.themes.merge(hall.host, { id, intoId: id }), 'theme_itself')
    expect(await gathered(hall)).toEqual({ Bænke: ['Bænke i læ'] })
  })

  test('split: what leaves is in the new one, which knows the old', async () => {
    const hall = await aHall()
    const id = await hall.make('Bænke', hall.bench, hall.benches)
    const split = await hall.core.themes.split(hall.host, { id, name: 'Læ', contributionIds: [hall.bench] })
    expect(await gathered(hall)).toEqual({ Bænke: ['Flere bænke'], Læ: ['Bænke i læ'] })
    const row = await hall.db
      .selectFrom('theme')
      .selectAll()
      .where('id', '=', split.id)
      .executeTakeFirstOrThrow()
    expect(row.splitFromId).toBe(id)
  })

  test('dissolved: what was in it is left over', async () => {
    const hall = await aHall()
    const id = await hall.make('Bænke', hall.bench)
    await hall.core.themes.dissolve(hall.host, { id })
    expect(await gathered(hall)).toEqual({})
    await refused(hall.core.themes.rename(hall.host, { id, name: 'Igen' }), 'theme_gone')
  })

  test('two merge the same two at once, either way round: one is left, and nothing is lost', async () => {
    const hall = await aHall()
    for (let round = 0; round < 4; round++) {
      const [one, other] = [await hall.make('En', hall.bench), await hall.make('To', hall.benches)]
      await Promise.allSettled([
        hall.core.themes.merge(hall.host, { id: one, intoId: other }),
        hall.core.themes.merge(hall.host, { id: other, intoId: one }),
      ])
      const left = Object.values(await gathered(hall))
      expect(left).toHaveLength(1)
      expect(left[0]?.toSorted()).toEqual(['Bænke i læ', 'Flere bænke'])
      const [id] = await idsOf(hall)
      await hall.core.themes.dissolve(hall.host, { id })
    }
  })

  const idsOf = async ({ core, meetingId }: OpenMeeting) =>
    (await core.feed.since(meetingId, 'room', 0)).upserts.themes.map(({ id }) => id)
})

describe('an author who would rather be elsewhere', () => {
  test('is heard by the desk, until it has placed the words', async () => {
    const hall = await aHall()
    const { core, host, participant, meetingId } = hall
    const own = await hall.say('Træer', { from: participant })
    await core.themes.wishElsewhere(participant, { id: own, note: 'Hører til under Grønt' })
    const wishAtDesk = async () =>
      (await core.feed.since(meetingId, 'desk', 0)).upserts.contributions.find(({ id }) => id === own)?.desk
        ?.wish
    expect(await wishAtDesk()).toBe('Hører til under Grønt')
    await hall.make('Grønt', own)
    expect(await wishAtDesk()).toBeNull()
    // A desk of another meeting with the thread hears of it as well.
    expect(hall.events).toContainEqual(expect.objectContaining({ name: 'theme.changed' }))
    expect(hall.events.filter(({ name }) => name === 'contribution.wished')).toHaveLength(2)
    await refused(core.themes.wishElsewhere(host, { id: own, note: '' }), 'not_found')
  })

  test('is heard no longer once the words are taken back, and these lie in no theme', async () => {
    const hall = await aHall()
    const { core, participant, meetingId } = hall
    const own = await hall.say('Træer', { from: participant })
    await hall.make('Grønt', own)
    await core.themes.wishElsewhere(participant, { id: own, note: 'Hører til under Træer' })
    await core.contributions.withdraw(participant, { id: own })
    const { upserts } = await core.feed.since(meetingId, 'desk', 0)
    const gone = upserts.contributions.find(({ id }) => id === own)
    expect([gone?.themeIds, gone?.desk?.wish]).toEqual([undefined, null])
  })
})
