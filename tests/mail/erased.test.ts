/** Somebody is erased, or wants to hear no more, while mails to them are made, lie ready, and are on their way. */
import { describe, expect, test } from 'vitest'
import { createCore } from '../../server/core.ts'
import type { Actor } from '../../server/domain/people/actor.ts'
import type { Tools } from '../../server/domain/tools.ts'
import { pause } from '../support/pause.ts'
import { eventually } from '../support/server.ts'
import { aPost, hour } from '../support/world.ts'
import { aRun, origin, to } from './followers.ts'
import { aBag, aPostman } from './inviting.ts'
import { aPostOffice } from './post-office.ts'

/** What posts the mail to this address is done but not yet committed when `erase` begins; `met` is when that has ended. */
function meeting(tools: Tools, address: string, erase: () => Promise<void>) {
  const begun = Promise.withResolvers<void>()
  // Not from inside: there it would be a part of what it meets.
  const ended = begun.promise.then(erase)
  const write: Tools['write'] = (work) =>
    tools.write(async (trx, record) => {
      const done = await work(trx, record)
      const posted = await trx.selectFrom('mail').select('id').where('address', '=', address).execute()
      if (posted.length === 0) return done
      begun.resolve()
      // As long as it takes the other to come to where it waits, if it does.
      await Promise.race([ended, pause(150)])
      return done
    })
  return { core: createCore({ ...tools, write }, () => ''), met: () => ended }
}

describe('who is erased', () => {
  test('while the run has not come to them is not written to, and everybody else is', async () => {
    const { core, tools, birgit, others, rowsWith, waiting } = await aRun()
    // The very first write of the run waits for her to be gone.
    let erasing: Promise<void> | null = null
    const write: typeof tools.write = async (work) => {
      if (!erasing) await (erasing = core.accounts.erase(birgit.actor, { words: 'stay' }))
      return tools.write(work)
    }
    await createCore({ ...tools, write }, () => '').following.postDigests(origin)
    expect((await waiting()).toSorted()).toEqual(others)
    expect(await rowsWith(birgit.address)).toEqual([])
  })

  test('at the very instant at which theirs is made leaves no address behind', async () => {
    const { tools, birgit, others, erase, rowsWith, waiting } = await aRun()
    const { core, met } = meeting(tools, birgit.address, erase)
    await core.following.postDigests(origin)
    await met()
    expect((await waiting()).toSorted()).toEqual(others)
    expect(await rowsWith(birgit.address)).toEqual([])
  })

  test('while theirs lies ready gets none', async () => {
    const { core, birgit, others, erase, rowsWith, waiting } = await aRun()
    await core.following.postDigests(origin)
    await erase()
    expect(await rowsWith(birgit.address)).toEqual([])
    const { carrier, carried } = aBag()
    const { failures } = aPostman({ core, carrier })
    await eventually(async () => expect(await waiting()).toEqual([]))
    expect(to(carried)).toEqual(others)
    expect(failures).toEqual([])
  })

  test('after theirs was taken, and before it is out of the door, gets none', async () => {
    const { core, birgit, others, erase, rowsWith, waiting } = await aRun()
    await core.following.postDigests(origin)
    let erased = false
    const about: typeof core.mail.about = async (letter) => {
      const read = await core.mail.about(letter)
      const { followerId } = letter.content.digest ?? {}
      const mine = await core.following.stopToken(birgit.actor)
      if (!erased && followerId && mine?.startsWith(followerId)) {
        erased = true
        await erase()
      }
      return read
    }
    const { carrier, carried } = aBag()
    const { failures } = aPostman({ core: { ...core, mail: { ...core.mail, about } }, carrier })
    await eventually(async () => expect(await waiting()).toEqual([]))
    expect(erased).toBe(true)
    expect(to(carried)).toEqual(others)
    expect(await rowsWith(birgit.address)).toEqual([])
    expect(failures).toEqual([])
  })

  test.each([null, { code: 451, text: '4.7.1 Later' }, { code: 421, text: '4.3.2 Closing' }])(
    'while theirs is on the wire, and the server says %j, is not written to again',
    async (answer) => {
      const { core, clock, birgit, others, erase, rowsWith, waiting } = await aRun()
      await core.following.postDigests(origin)
      const onTheWire = Promise.withResolvers<void>()
      const gone = Promise.withResolvers<void>()
      let asked = 0
      const office = await aPostOffice({
        onRcptTo({ address }, _session, done) {
          if (address !== birgit.address) return done()
          asked++
          onTheWire.resolve()
          void gone.promise.then(() =>
            done(answer ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : undefined),
          )
        },
      })
      aPostman({ core, carrier: office.url })
      await onTheWire.promise
      await erase()
      expect(await rowsWith(birgit.address)).toEqual([])
      gone.resolve()
      await eventually(async () => {
        clock.pass(1000)
        expect(await waiting()).toEqual([])
        expect(to(office.arrived)).toEqual(answer ? others : [...others, birgit.address].toSorted())
      })
      clock.pass(12 * hour)
      await core.following.postDigests(origin)
      expect(await core.mail.take()).toBeNull()
      expect(asked).toBe(1)
      expect(await rowsWith(birgit.address)).toEqual([])
    },
  )

  test('hears of no answer that is given at the same instant', async () => {
    const { core, tools, birgit, host, threadId, erase, rowsWith } = await aRun()
    const { id: about } = await core.contributions.submit(birgit.actor, aPost(threadId, 'Hvornår?'))
    const answer = { outcome: 'must_not', text: 'Nej.', reason: 'Loven.', office: 'Jura', origin: null }
    const answering = meeting(tools, birgit.address, erase)
    await answering.core.answers.publish(host, { threadId, about, ...answer, seen: 0 })
    await answering.met()
    expect(await rowsWith(birgit.address)).toEqual([])
  })
})

describe('who left nothing but an address', () => {
  const email = 'birgit@example.dk'

  async function confirmed(world: Awaited<ReturnType<typeof aRun>>) {
    const { core, clock, threadId, citizen, db } = world
    const asked = { kind: 'thread', target: threadId, email, rhythm: 'daily' }
    await core.following.ask({ language: 'da', origin }, asked)
    const mail = await core.mail.take()
    await core.following.confirm({ token: mail?.letter.content.said?.token })
    if (mail) await core.mail.settle(mail, { is: 'over', outcome: 'sent' })
    clock.pass(1000)
    await core.contributions.submit(await citizen('Kurt'), aPost(threadId, 'Og en bænk'))
    clock.pass(25 * hour)
    const { id } = await db
      .selectFrom('follower')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    return id
  }

  test('and stops it while a mail lies ready, gets that no more either', async () => {
    const world = await aRun()
    const { core, others, birgit, rowsWith, waiting } = world
    const id = await confirmed(world)
    await core.following.postDigests(origin)
    expect(await waiting()).toContain(email)
    for (let mail = await core.mail.take(); mail; mail = await core.mail.take()) {
      const { digest } = await core.mail.about(mail.letter)
      if (digest?.stop.startsWith(id)) await core.following.stop({ token: digest.stop })
    }
    expect((await waiting()).toSorted()).toEqual([...others, birgit.address].toSorted())
    expect(await rowsWith(email)).toEqual([])
  })

  test('and has an account there that is shown to be theirs, is forgotten with it', async () => {
    const world = await aRun()
    const { core, rowsWith } = world
    await confirmed(world)
    await core.accounts.askForLink({ asker: 'x', language: 'da', origin, next: null }, { email })
    const mail = await core.mail.take()
    const [, secret = ''] = /login\/(\S+)/.exec(mail?.letter.content.link ?? '') ?? []
    const { accountId } = await core.accounts.useLogin({ secret, name: 'Birgit' })
    const login = { way: 'mail' as const, browser: null, system: null, isKnown: false }
    await core.accounts.announceLogin(accountId, { ...login, language: 'da', link: null })
    const actor: Actor = { account: { id: accountId, name: 'Birgit', roles: [] }, keyIn: () => null }
    await core.accounts.erase(actor, { words: 'stay' })
    expect(await rowsWith(email)).toEqual([])
  })
})
