import { describe, expect, test } from 'vitest'
import { leaseMs, mostTries } from '../../../server/domain/mail/letter.ts'
import { addresses, anInviting } from '../../mail/inviting.ts'
import { hour, minute } from '../../support/world.ts'

const sent = { is: 'over', outcome: 'sent' } as const

async function aPosted(list = 'ole@example.dk') {
  const inviting = await anInviting()
  await inviting.send(list)
  const take = async () => {
    const mail = await inviting.core.mail.take()
    if (!mail) throw new Error('Nothing is due.')
    return mail
  }
  return { ...inviting, take }
}

describe('a mail', () => {
  test('is taken by one, and gone when it is sent', async () => {
    const { core, take, db, letter } = await aPosted()
    const mail = await take()
    expect(mail).toMatchObject({ address: 'ole@example.dk', tries: 1 })
    expect(await core.mail.take()).toBeNull()
    expect(await core.mail.settle(mail, sent)).toBe(true)
    expect(await db.selectFrom('mail').selectAll().execute()).toEqual([])
    expect(await letter()).toMatchObject({ waiting: 0, outcomes: [{ outcome: 'sent', count: 1 }] })
  })

  test('of somebody who died is taken again under the same id, and settled by the new one alone', async () => {
    const { core, take, clock, letter } = await aPosted()
    const first = await take()
    clock.pass(leaseMs)
    const second = await take()
    expect(second.id).toBe(first.id)
    expect(await core.mail.settle(first, sent)).toBe(false)
    expect((await letter()).waiting).toBe(1)
    await core.mail.settle(second, sent)
    expect((await letter()).outcomes).toEqual([{ outcome: 'sent', count: 1 }])
  })

  test('that is wanted later comes again, ever later, and is given up in the end', async () => {
    const { core, take, clock, letter, db } = await aPosted()
    const waits = [1, 5, 30, 120, 480]
    for (const minutes of waits) {
      expect(await core.mail.settle(await take(), { is: 'later' })).toBe(false)
      expect(await letter()).toMatchObject({ waiting: 1, again: 1 })
      clock.pass(minutes * minute - 1)
      expect(await core.mail.take()).toBeNull()
      clock.pass(1)
    }
    const last = await take()
    expect(last.tries).toBe(mostTries)
    expect(await core.mail.settle(last, { is: 'later' })).toBe(true)
    expect(await letter()).toMatchObject({ waiting: 0, outcomes: [{ outcome: 'gave_up', count: 1 }] })
    expect(await db.selectFrom('mail').selectAll().execute()).toEqual([])
  })

  test('that could not even be tried has lost no try', async () => {
    const { core, take, clock } = await aPosted()
    for (let i = 0; i < 10; i++) {
      await core.mail.settle(await take(), { is: 'returned', inMs: 1000 })
      clock.pass(1000)
    }
    expect((await take()).tries).toBe(1)
  })

  test('that a person waits for goes before what goes to many', async () => {
    const { core, take, host, meetingId } = await aPosted(addresses(50))
    await core.inviting.trial(host, { meetingId, language: 'da', subject: 'x', text: 'x', link: null })
    expect((await take()).letter.kind).toBe('trial')
    expect((await take()).letter.kind).toBe('invitation')
  })
})

describe('a letter', () => {
  test('keeps nothing but counts when its last mail is gone', async () => {
    const { core, take, db, letter, clock } = await aPosted('ole@example.dk\nida@example.dk')
    const [one, other] = [await take(), await take()]
    expect(await core.mail.settle(one, { is: 'over', outcome: 'address_unknown' })).toBe(false)
    expect((await letter()).endedAt).toBeNull()
    expect(await core.mail.settle(other, sent)).toBe(true)
    expect(await letter()).toMatchObject({
      recipients: 2,
      endedAt: clock.now(),
      outcomes: [
        { outcome: 'address_unknown', count: 1 },
        { outcome: 'sent', count: 1 },
      ],
    })
    const everything = JSON.stringify([
      await db.selectFrom('letter').selectAll().execute(),
      await db.selectFrom('letterOutcome').selectAll().execute(),
      await db.selectFrom('mail').selectAll().execute(),
      await db.selectFrom('roomAct').selectAll().execute(),
    ])
    expect(everything).not.toMatch(/ole@|ida@|Kom og vær med/)
  })

  test('ends once, also when its last two are settled at the same instant', async () => {
    for (let i = 0; i < 2; i++) {
      const { core, take } = await aPosted('ole@example.dk\nida@example.dk')
      const mails = [await take(), await take()]
      const ended = await Promise.all(mails.map((mail) => core.mail.settle(mail, sent)))
      expect(ended.filter(Boolean)).toHaveLength(1)
    }
  })

  test('is given up when the meeting begins, but for what is on its way', async () => {
    const { core, take, clock, letter } = await aPosted(addresses(3))
    clock.pass(24 * hour - minute)
    await core.mail.settle(await take(), { is: 'later' })
    const onItsWay = await take()
    clock.pass(minute)
    expect(await core.mail.expire()).toBe(0)
    expect(await letter()).toMatchObject({ waiting: 1, outcomes: [{ outcome: 'too_late', count: 2 }] })
    expect(await core.mail.settle(onItsWay, sent)).toBe(true)
    expect(await core.mail.expire()).toBe(0)
  })

  test('is given up after three days, whatever was in the way', async () => {
    const { core, clock, letter, send } = await anInviting({
      startsAt: Date.UTC(2026, 5, 1),
      endsAt: Date.UTC(2026, 5, 2),
    })
    await send('ole@example.dk')
    clock.pass(72 * hour)
    expect(await core.mail.expire()).toBe(1)
    expect(await letter()).toMatchObject({ waiting: 0, outcomes: [{ outcome: 'too_late', count: 1 }] })
  })
})

test('many who take at once never take the same', async () => {
  const { core } = await aPosted(addresses(60))
  const taker = async (): Promise<string[]> => {
    const mail = await core.mail.take()
    if (!mail) return []
    await core.mail.settle(mail, sent)
    return [mail.address, ...(await taker())]
  }
  const taken = (await Promise.all(Array.from({ length: 8 }, taker))).flat()
  // A taker may find all that are due held by others, and leave; what is left then waits for the next look.
  taken.push(...(await taker()))
  expect(taken).toHaveLength(60)
  expect(new Set(taken).size).toBe(60)
})
