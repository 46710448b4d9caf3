import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import {
  aPhone,
  aPost,
  aScribe,
  aStranger,
  aWorld,
  anOpenMeeting,
  hour,
  minute,
  wallOf,
} from '../../support/world.ts'

async function aHallWithTables() {
  const world = await aWorld().withOpenMeeting()
  const { core, host, meetingId } = world
  const add = (stand: object) => core.stands.add(host, { meetingId, name: 'Ved vinduet', ...stand })
  const [one, two] = [(await add({})).id, (await add({ name: 'Ved døren', heads: 3 })).id]
  const picture = async (audience: 'room' | 'desk' = 'room') =>
    (await core.feed.since(meetingId, audience, 0)).upserts
  const standIn = async (id: string, audience: 'room' | 'desk' = 'room') =>
    (await picture(audience)).stands.find((stand) => stand.id === id)
  const secretOf = async (id: string) => (await standIn(id, 'desk'))?.desk?.path.slice('/j/'.length) ?? ''
  return { ...world, one, two, add, picture, standIn, secretOf }
}

async function aHallWithAScribe() {
  const hall = await aHallWithTables()
  const { core, meetingId, threadId, one } = hall
  const scribe = await aScribe(hall, { meetingId, standId: one })
  const write = (text: string, rest: object = {}) =>
    core.stands.write(scribe, { ...aPost(threadId, text), meetingId, ...rest })
  const written = async (id: string) =>
    (await core.feed.since(meetingId, 'desk', 0)).upserts.contributions.find((one) => one.id === id)
  return { ...hall, scribe, write, written }
}

describe('stands', () => {
  test('are numbered one after the other, and told to everybody', async () => {
    const { picture, one, two } = await aHallWithTables()
    expect((await picture()).stands).toMatchObject([
      { id: one, number: 1, name: 'Ved vinduet', heads: 6, threadId: null, endedAt: null },
      { id: two, number: 2, name: 'Ved døren', heads: 3 },
    ])
  })

  test('keep their secret from the room', async () => {
    const { picture } = await aHallWithTables()
    expect(JSON.stringify((await picture()).stands)).not.toContain('/j/')
    expect((await picture('desk')).stands[0]?.desk?.path).toMatch(/^\/j\//)
  })

  test('are come to by what is typed from their sign', async () => {
    const { core, meetingId, two, standIn } = await aHallWithTables()
    const code = (await standIn(two, 'desk'))?.desk?.code ?? ''
    expect(code).toHaveLength(8)
    expect(await core.people.meetingByCode({ code })).toMatchObject({ meetingId, standId: two })
  })

  test('may have a question of their own, in other words later, and none again', async () => {
    const { core, host, add, standIn, picture } = await aHallWithTables()
    const { id } = await add({ question: 'Hvad mangler de unge?' })
    const threadId = (await standIn(id))?.threadId
    const questions = async () => (await picture()).threads.map(({ question }) => question)
    expect(await questions()).toContain('Hvad mangler de unge?')
    await core.stands.change(host, { id, question: 'Hvad savner de unge?' })
    expect(await standIn(id)).toMatchObject({ threadId })
    expect(await questions()).toContain('Hvad savner de unge?')
    await core.stands.change(host, { id, question: '' })
    expect(await standIn(id)).toMatchObject({ threadId: null })
    expect(await questions()).not.toContain('Hvad savner de unge?')
  })

  test('keep a question that people have written to', async () => {
    const { core, host, add, standIn, say } = await aHallWithTables()
    const { id } = await add({ question: 'Hvad mangler de unge?' })
    await say('Et sted at være', { threadId: (await standIn(id))?.threadId ?? '' })
    await refused(core.stands.change(host, { id, question: '' }), 'item_in_use')
  })

  test('are changed by who leads the meeting alone, and until it is closed', async () => {
    const { core, host, meetingId, one, facilitator, participant } = await aHallWithTables()
    await refused(core.stands.change(await facilitator(), { id: one, heads: 2 }), 'forbidden')
    await refused(core.stands.add(participant, { meetingId, name: 'Mit bord' }), 'forbidden')
    await core.meetings.close(host, { meetingId })
    await refused(core.stands.add(host, { meetingId, name: 'For sent' }), 'meeting_closed')
  })

  test('are planned before the meeting opens as well', async () => {
    const { core, host, meetingId } = await aWorld().withMeeting()
    await core.stands.add(host, { meetingId, name: 'Bord ved scenen' })
    expect((await core.feed.since(meetingId, 'desk', 0)).upserts.stands).toHaveLength(1)
  })
})

describe('a stand’s own code', () => {
  test('opens the meeting, and says which stand', async () => {
    const { core, meetingId, two, secretOf } = await aHallWithTables()
    expect(await core.people.meetingByCode({ code: await secretOf(two) })).toMatchObject({
      meetingId,
      standId: two,
    })
  })

  test('is refused in plain words after the meeting, and once the stand has ended', async () => {
    const { core, host, meetingId, one, two, secretOf } = await aHallWithTables()
    const [first, second] = [await secretOf(one), await secretOf(two)]
    await core.stands.end(host, { id: one, ended: true })
    await refused(core.people.meetingByCode({ code: first }), 'code_expired')
    await core.stands.end(host, { id: one, ended: false })
    await core.people.meetingByCode({ code: first })
    await core.meetings.close(host, { meetingId })
    await refused(core.people.meetingByCode({ code: second }), 'code_expired')
  })

  test('puts what a phone writes at that stand, and another one moves it', async () => {
    const hall = await aHallWithTables()
    const { core, meetingId, one, two, say, written } = { ...hall, ...byId(hall) }
    const phone = aPhone(hall, meetingId, one)
    const first = await say('Ved vinduet', { from: phone })
    expect(await written(first)).toMatchObject({ channel: 'phone', standId: one })

    const moved = samePhoneAt(phone, two)
    await core.people.enter(moved, meetingId)
    expect(await written(await say('Ved døren', { from: moved }))).toMatchObject({ standId: two })
    expect(await hall.db.selectFrom('participant').selectAll().execute()).toHaveLength(1)
  })

  test('of another meeting, or of a stand that has ended, puts nobody anywhere', async () => {
    const hall = await aHallWithTables()
    const other = await anOpenMeeting(hall)
    const { id } = await other.core.stands.add(other.host, { meetingId: other.meetingId, name: 'Der' })
    const { written } = byId(hall)
    const strange = await hall.say('Hvor er jeg', { from: aPhone(hall, hall.meetingId, id) })
    expect(await written(strange)).not.toHaveProperty('standId')
    await hall.core.stands.end(hall.host, { id: hall.one, ended: true })
    const late = await hall.say('Er her nogen', { from: aPhone(hall, hall.meetingId, hall.one) })
    expect(await written(late)).not.toHaveProperty('standId')
  })
})

/** The same device after it has scanned another stand's code. */
function samePhoneAt(phone: ReturnType<typeof aPhone>, standId: string): ReturnType<typeof aPhone> {
  return {
    account: null,
    keyIn: (id) => {
      const key = phone.keyIn(id)
      return key && { ...key, standId }
    },
  }
}

const byId = ({ core, meetingId }: Awaited<ReturnType<typeof aHallWithTables>>) => ({
  written: async (id: string) =>
    (await core.feed.since(meetingId, 'desk', 0)).upserts.contributions.find((one) => one.id === id),
})

describe('a scribe', () => {
  test('writes for those at the table, each as an author of their own', async () => {
    const { write, written, one, db } = await aHallWithAScribe()
    const { id } = await write('Vi vil have læ')
    await write('Og sol')
    expect(await written(id)).toMatchObject({ channel: 'table', standId: one, state: 'shown' })
    const authors = await db.selectFrom('contribution').select('author').distinct().execute()
    expect(authors).toHaveLength(2)
  })

  test('sends the same twice and it stands once; other words under the key are refused', async () => {
    const { write, meetingId, core, scribe, threadId } = await aHallWithAScribe()
    const words = { ...aPost(threadId, 'Kun én gang'), meetingId }
    const first = await core.stands.write(scribe, words)
    expect(await core.stands.write(scribe, words)).toMatchObject({ id: first.id, isNew: false })
    await refused(write('Noget andet', { key: words.key }), 'key_reused')
  })

  test('is not an author of the phones around the table, and they not of the scribe’s', async () => {
    const { core, meetingId, write, scribe, say, one, ...hall } = await aHallWithAScribe()
    const phone = aPhone(hall, meetingId, one)
    const { id } = await write('Fra bordet')
    const theirs = await say('Fra telefonen', { from: phone })
    await refused(core.contributions.edit(phone, { id, text: 'Mit nu' }), 'not_found')
    await refused(core.contributions.edit(scribe, { id: theirs, text: 'Vores nu' }), 'not_found')
  })

  test('says where it was said, also when the stand is called otherwise afterwards', async () => {
    const { core, host, meetingId, threadId, one, write } = await aHallWithAScribe()
    const { id } = await write('Bænke i læ')
    const since = async (head: number) => {
      const { upserts } = await core.feed.since(meetingId, 'room', head)
      return upserts.contributions.map((said) => [said.id, said.place])
    }
    expect(await since(0)).toEqual([[id, 'Ved vinduet']])
    const { head } = await core.feed.since(meetingId, 'room', 0)
    await core.stands.change(host, { id: one, name: 'Ved scenen' })
    expect(await since(head)).toEqual([[id, 'Ved scenen']])
    const { posts } = await core.threads.read(host, { id: threadId })
    expect(posts[0]?.place).toBe('Ved scenen')
  })

  test('mends and takes back for half an hour', async () => {
    const { core, write, written, scribe, clock } = await aHallWithAScribe()
    const { id } = await write('Vi vil ha læ')
    clock.pass(29 * minute)
    await core.contributions.edit(scribe, { id, text: 'Vi vil have læ' })
    expect(await written(id)).toMatchObject({ text: 'Vi vil have læ' })
    clock.pass(minute)
    await refused(core.contributions.edit(scribe, { id, text: 'For sent' }), 'mend_over')
    await refused(core.contributions.withdraw(scribe, { id }), 'mend_over')
  })

  test('has words that are read first read again when they are mended', async () => {
    const { core, write, written, scribe, host, meetingId, threadId } = await aHallWithAScribe()
    const { id } = await write('Vi vil have læ')
    await core.threads.setApproval(host, { meetingId, threadId, first: true })
    await core.contributions.edit(scribe, { id, text: 'Vi vil have læ og sol' })
    expect(await written(id)).toMatchObject({ state: 'waiting' })
    expect(await written((await write('Og mere')).id)).toMatchObject({ state: 'waiting' })
  })

  test('reads what became of it, with the reason', async () => {
    const { core, write, scribe, meetingId, host, one } = await aHallWithAScribe()
    const { id } = await write('Naboen larmer')
    await core.moderation.hold(host, { id, reason: 'private_matters' })
    const { mine } = await core.stands.read(scribe, { meetingId, number: 1 })
    expect(mine).toMatchObject([{ id, state: 'held', reason: 'private_matters', atTable: true }])
    const key = scribe.keyIn(meetingId)
    expect((await core.people.own(key?.deviceHash ?? '')).mine).toEqual(mine)
    expect(await core.people.scribesOf([id])).toEqual([key?.deviceHash])
    await refused(core.stands.read(await aScribeless(), { meetingId, number: 1 }), 'forbidden')
    await refused(core.stands.read(scribe, { meetingId, number: 2 }), 'forbidden')
    expect(one).toBeTruthy()

    async function aScribeless() {
      return aPhone(await aWorld().withOpenMeeting(), meetingId)
    }
  })

  test('comes through a day late with what was written in the meeting, and no later', async () => {
    const { core, write, written, host, meetingId, clock } = await aHallWithAScribe()
    await core.meetings.close(host, { meetingId })
    clock.pass(hour)
    expect(await written((await write('Skrevet uden net')).id)).toMatchObject({ channel: 'table' })
    clock.pass(24 * hour)
    await refused(write('Glemt i skuffen'), 'meeting_closed')
  })

  test('marks what comes when the room has left the item', async () => {
    const { core, host, meetingId, itemIds, write, written } = await aHallWithAScribe()
    for (const itemId of itemIds) await core.agenda.move(host, { meetingId, itemId })
    expect(await written((await write('Fra før')).id)).toMatchObject({ late: true })
  })

  test('goes on sending after its stand has ended, until the grant is', async () => {
    const { core, host, meetingId, write, one } = await aHallWithAScribe()
    await core.stands.end(host, { id: one, ended: true })
    await write('Det sidste')
    const { grants } = await core.meetings.readDesk(host, meetingId)
    expect(grants).toMatchObject([{ kind: 'stand', standId: one }])
    await core.people.endGrant(host, { meetingId, grantId: grants[0]?.id })
    await refused(write('Efter det sidste'), 'forbidden')
  })

  test('who sends too fast is told so, and gets through a minute later', async () => {
    const { write, clock } = await aHallWithAScribe()
    for (let i = 0; i < 60; i++) await write(`Nummer ${i}`)
    await refused(write('Nummer 60'), 'too_fast')
    clock.pass(minute)
    await write('Nummer 60')
  })

  test('writes to no question of another meeting', async () => {
    const { write, ...hall } = await aHallWithAScribe()
    const other = await anOpenMeeting(hall)
    await refused(write('Der', { threadId: other.threadId }), 'not_found')
  })
})

describe('a scribe’s code', () => {
  test('is offered by the desk alone, works once, and for three hours', async () => {
    const { core, host, meetingId, one, participant, clock, ...hall } = await aHallWithTables()
    await refused(core.stands.offerScribe(participant, { meetingId, standId: one }), 'forbidden')
    const offered = await core.stands.offerScribe(host, { meetingId, standId: one })
    expect(await core.people.exchangeGrant(aStranger(hall), offered)).toEqual({ meetingId, table: 1 })
    await refused(core.people.exchangeGrant(aStranger(hall), offered), 'code_wrong')
    const late = await core.stands.offerScribe(host, { meetingId, standId: one })
    clock.pass(3 * hour)
    await refused(core.people.exchangeGrant(aStranger(hall), late), 'code_wrong')
  })

  test('takes the place of one for the same table that nobody has used, and is listed until it is', async () => {
    const { core, host, meetingId, one, two, clock, ...hall } = await aHallWithTables()
    const listed = async () => {
      const { grants } = await core.meetings.readDesk(host, meetingId)
      return grants.map(({ standId, exchangedAt }) => [standId, exchangedAt !== null])
    }
    const first = await core.stands.offerScribe(host, { meetingId, standId: one })
    clock.pass(minute)
    const other = await core.stands.offerScribe(host, { meetingId, standId: two })
    clock.pass(minute)
    await core.stands.offerScribe(host, { meetingId, standId: one })
    expect(await listed()).toEqual([
      [one, false],
      [two, false],
    ])
    await refused(core.people.exchangeGrant(aStranger(hall), first), 'code_wrong')
    await core.people.exchangeGrant(aStranger(hall), other)
    expect(await listed()).toEqual([
      [one, false],
      [two, true],
    ])
    clock.pass(3 * hour)
    expect(await listed()).toEqual([[two, true]])
  })

  test('is refused after the meeting, and for a stand that has ended', async () => {
    const { core, host, meetingId, one, two, ...hall } = await aHallWithTables()
    const offered = await core.stands.offerScribe(host, { meetingId, standId: one })
    const ended = await core.stands.offerScribe(host, { meetingId, standId: two })
    await core.stands.end(host, { id: two, ended: true })
    await refused(core.people.exchangeGrant(aStranger(hall), ended), 'code_expired')
    await refused(core.stands.offerScribe(host, { meetingId, standId: two }), 'state_passed')
    await core.meetings.close(host, { meetingId })
    await refused(core.people.exchangeGrant(aStranger(hall), offered), 'code_expired')
  })

  test('takes a tablet from the table that it wrote for before', async () => {
    const { core, host, meetingId, scribe, two, write, written } = await aHallWithAScribe()
    const { code } = await core.stands.offerScribe(host, { meetingId, standId: two })
    await core.people.exchangeGrant(scribe, { code })
    expect(await written((await write('Nu herfra')).id)).toMatchObject({ standId: two })
    expect((await core.meetings.readDesk(host, meetingId)).grants).toHaveLength(1)
  })
})

describe('gathering up', () => {
  test('is one table at a time, with a clock', async () => {
    const { core, host, meetingId, one, clock, ...hall } = await aHallWithTables()
    await core.wall.showTable(host, { meetingId, standId: one, minutes: 3 })
    expect(await wallOf({ core }, meetingId)).toMatchObject({
      mode: 'tables',
      table: { standId: one, until: clock.now() + 3 * minute },
    })
    await core.wall.showTable(host, { meetingId, standId: null })
    expect(await wallOf({ core }, meetingId)).toMatchObject({ mode: 'tables', table: null })
    await refused(core.wall.showTable(hall.participant, { meetingId, standId: one }), 'forbidden')
  })

  test('goes on after a dark screen, and is over with the next item', async () => {
    const { core, host, meetingId, one, itemId } = await aHallWithTables()
    await core.wall.showTable(host, { meetingId, standId: one, minutes: 3 })
    await core.wall.setMode(host, { meetingId, mode: 'blank' })
    await core.wall.setMode(host, { meetingId, mode: 'tables' })
    expect((await wallOf({ core }, meetingId)).table?.standId).toBe(one)
    await core.agenda.move(host, { meetingId, itemId })
    expect((await wallOf({ core }, meetingId)).table).toBeNull()
  })

  test('is over when the table has ended, and when the wall does something else', async () => {
    const { core, host, meetingId, one, two } = await aHallWithTables()
    await core.wall.showTable(host, { meetingId, standId: one })
    await core.stands.end(host, { id: one, ended: true })
    expect((await wallOf({ core }, meetingId)).table).toBeNull()
    await core.wall.showTable(host, { meetingId, standId: two })
    await core.wall.setMode(host, { meetingId, mode: 'running' })
    expect((await wallOf({ core }, meetingId)).table).toBeNull()
  })

  test('asks for a table of this meeting', async () => {
    const { core, host, ...hall } = await aHallWithTables()
    const other = await anOpenMeeting({ core, host, ...hall })
    const { id } = await core.stands.add(host, { meetingId: other.meetingId, name: 'Der' })
    await refused(core.wall.showTable(host, { meetingId: hall.meetingId, standId: id }), 'not_found')
  })
})

describe('the fair wall with tables', () => {
  test('draws from them in turn, and a late table is not behind the flood of the first', async () => {
    const running = await aWorld().withRunningWall({ safetyDelaySeconds: 0 })
    const { core, host, meetingId, threadId, beat, turn, view, db } = running
    await beat({ k: 1 })
    const standId = async (name: string) => (await core.stands.add(host, { meetingId, name })).id
    const [one, two] = [await standId('Ved vinduet'), await standId('Ved døren')]
    const scribeAt = async (id: string) => aScribe(running, { meetingId, standId: id })
    const [first, second] = [await scribeAt(one), await scribeAt(two)]
    const flood = async (scribe: typeof first, name: string, n: number) => {
      for (let i = 0; i < n; i++)
        await core.stands.write(scribe, { ...aPost(threadId, `${name} ${i}`), meetingId })
    }
    await flood(first, 'Vindue', 10)
    for (let i = 0; i < 4; i++) await turn()
    await flood(second, 'Dør', 3)
    const shown: string[] = []
    for (let i = 0; i < 6; i++) {
      await turn()
      const id = (await view()).slots[0]?.contributionId ?? ''
      const { text } = await db
        .selectFrom('contribution')
        .select('text')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      shown.push(text.split(' ')[0] ?? '')
    }
    expect(shown.filter((name) => name === 'Dør')).toHaveLength(3)
    expect(shown.slice(0, 2)).toContain('Dør')
  })
})
