/** Mails over real SMTP, read by a parser that knows nothing of what wrote them. */
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { describe, expect, onTestFinished, test } from 'vitest'
import { carrierFor } from '../../server/mail/carrier.ts'
import { onPostgres } from '../support/database.ts'
import { eventually } from '../support/server.ts'
import { aPostman, aBag, addresses, anInviting, from, words } from './inviting.ts'
import { aPostOffice } from './post-office.ts'

// What is said over SMTP is the same on both databases.
describe.skipIf(onPostgres())('an invitation', () => {
  test('arrives as text, as a page and with the calendar, and says who sent it and why', async () => {
    const { core, send, meetingId, host } = await anInviting()
    const office = await aPostOffice()
    await send('Søren Ærø <soeren@example.dk>')
    const { failures } = aPostman({ core, carrier: office.url })
    await eventually(() => expect(office.arrived).toHaveLength(1))
    expect(failures).toEqual([])
    const [{ to, email }] = office.arrived as [(typeof office.arrived)[number]]
    expect(to).toBe('soeren@example.dk')
    expect(email.to).toEqual([{ name: 'Søren Ærø', address: 'soeren@example.dk' }])
    expect(email.from).toEqual({ name: 'Nørre Sundby Kommune', address: from.address })
    const { own } = await core.inviting.read(host, meetingId)
    expect(email.replyTo).toEqual([{ name: own?.name, address: own?.address }])
    expect(email.subject).toBe(words.subject)
    expect(email.text).toContain(words.text)
    for (const part of [email.text, email.html]) {
      expect(part).toContain('Sendt af Mette Skov, Nørre Sundby Kommune.')
      expect(part).toContain('Adressen bliver slettet hos os')
    }
    expect(email.html).toContain('<html lang="da">')
    expect(email.html).toContain('<strong>Hvornår:</strong> tirsdag')
    expect(email.html).toMatch(new RegExp(`<a href="${words.link}"[^>]*>Læs mere om mødet</a>`))
    const [calendar] = email.attachments
    expect(calendar).toMatchObject({ filename: 'moede.ics', mimeType: 'text/calendar' })
    const ics = Buffer.from(calendar?.content as ArrayBuffer).toString()
    expect(ics).toMatch(/BEGIN:VEVENT[^]*SUMMARY:Torvet i Nørre Sundby/)
  })

  test('is in the language it was written in', async () => {
    const { core, send } = await anInviting()
    const office = await aPostOffice()
    await send('ole@example.dk', { language: 'en' as 'da', text: 'Hello' })
    aPostman({ core, carrier: office.url })
    await eventually(() => expect(office.arrived).toHaveLength(1))
    expect(office.arrived[0]?.email.html).toContain('<html lang="en">')
    expect(office.arrived[0]?.email.text).toContain('You get this mail because')
  })

  test('draws nothing that somebody wrote, and lets nobody write a header', async () => {
    const hostile = '<script>alert(1)</script> "><img src=x onerror=alert(1)>'
    const { core, send } = await anInviting({ title: hostile, place: 'x\r\nBcc: alle@example.dk' })
    const office = await aPostOffice()
    await send('"Ole\u2028Bcc: ida@example.dk" <ole@example.dk>\n"Per\\" <x@y.dk>" <per@example.dk>', {
      subject: `Hej\r\nBcc: alle@example.dk\n\n${hostile}`,
      text: `${hostile}\r\n.\r\nMAIL FROM:<x@example.dk>\n\nhttps://example.dk/"onmouseover="alert(1)`,
    })
    aPostman({ core, carrier: office.url })
    await eventually(() => expect(office.arrived.length).toBeGreaterThan(0))
    for (const { email, raw, to } of office.arrived) {
      expect(to).toMatch(/^\S+@\S+$/)
      expect(email.headers.map(({ key }) => key)).not.toContain('bcc')
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
      expect(email.html).not.toMatch(/<script|<img|"onmouseover/i)
      expect(email.text).toContain('MAIL FROM:<x@example.dk>')
      expect(email.subject).toContain('Bcc: alle@example.dk')
    }
  })

  test('reaches addresses with æøå, where the server speaks of them', async () => {
    const { core, send, letter } = await anInviting()
    const office = await aPostOffice()
    await send('søren@rødby.dk')
    aPostman({ core, carrier: office.url })
    await eventually(async () => expect((await letter()).endedAt).not.toBeNull())
    expect(office.arrived.map(({ to }) => to)).toEqual(['søren@rødby.dk'])
  })
})

describe.skipIf(onPostgres())('a server', () => {
  test('that refuses half is believed, and the others get theirs', async () => {
    const { core, send, letter, db } = await anInviting()
    const office = await aPostOffice()
    office.says((to) => {
      const n = Number(/\d+/.exec(to)?.[0])
      if (n % 2 === 0) return null
      return n % 4 === 1
        ? { code: 550, text: '5.1.1 No such user' }
        : { code: 552, text: '5.2.2 Mailbox full' }
    })
    await send(addresses(20))
    aPostman({ core, carrier: office.url })
    await eventually(async () => expect((await letter()).endedAt).not.toBeNull())
    expect((await letter()).outcomes).toEqual([
      { outcome: 'address_unknown', count: 5 },
      { outcome: 'mailbox_full', count: 5 },
      { outcome: 'sent', count: 10 },
    ])
    expect(new Set(office.arrived.map(({ to }) => to)).size).toBe(10)
    expect(await db.selectFrom('mail').selectAll().execute()).toEqual([])
  })

  test('that wants a mail later gets it later, with the same Message-ID', async () => {
    const { core, send, letter, clock } = await anInviting()
    const office = await aPostOffice()
    office.says(() => ({ code: 451, text: '4.7.1 Greylisted' }))
    await send('ole@example.dk')
    aPostman({ core, carrier: office.url })
    await eventually(async () => expect((await letter()).again).toBe(1))
    office.says(() => null)
    clock.pass(60_000)
    await eventually(async () => expect((await letter()).endedAt).not.toBeNull())
    expect(office.arrived).toHaveLength(1)
    expect(office.arrived[0]?.email.messageId).toMatch(/^<[0-9a-z]{26}@example\.dk>$/)
  })

  test('that is down loses nothing, is said once, and is found again', async () => {
    const { core, send, letter, clock } = await anInviting()
    const office = await aPostOffice()
    const port = Number(new URL(office.url).port)
    await office.close()
    await send(addresses(5))
    const postman = aPostman({ core, carrier: office.url })
    await eventually(() => expect(postman.trouble()).toBe('unreachable'))
    await eventually(async () => expect((await letter()).waiting).toBe(5))
    const again = await aPostOffice({ port })
    await eventually(async () => {
      clock.pass(100)
      expect((await letter()).endedAt).not.toBeNull()
    })
    expect(postman.trouble()).toBeNull()
    expect(postman.failures).toHaveLength(1)
    expect(String(postman.failures[0])).toMatch(/^Error: No mail can be sent: unreachable \(E[A-Z]+\)$/)
    expect(again.arrived.map(({ to }) => to).toSorted()).toEqual(addresses(5).split('\n'))
  })

  test('that closes in the middle is not quoted in the log, where an address might stand', async () => {
    const { core, send, letter } = await anInviting()
    const office = await aPostOffice()
    office.says((to) => ({ code: 421, text: `4.3.2 Going down, not taking ${to}` }))
    await send('ole@example.dk')
    const postman = aPostman({ core, carrier: office.url })
    await eventually(() => expect(postman.trouble()).toBe('unreachable'))
    expect((await letter()).waiting).toBe(1)
    expect(postman.failures.map(String).join()).not.toContain('ole@')
  })

  test('that refuses us costs nobody their place', async () => {
    const { core, send, letter } = await anInviting()
    const office = await aPostOffice({
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error('5.7.1 Not for you'), { responseCode: 550 })),
    })
    await send(addresses(3))
    const postman = aPostman({ core, carrier: office.url })
    await eventually(() => expect(postman.trouble()).toBe('sender'))
    await postman.stop()
    expect(await letter()).toMatchObject({ waiting: 3, outcomes: [] })
  })

  test('that does not know our password is not asked for everybody', async () => {
    const { core, send, letter } = await anInviting()
    const office = await aPostOffice({
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('5.7.8 Wrong'), { responseCode: 535 })),
    })
    await send(addresses(3))
    const url = office.url.replace('smtp://', 'smtp://navn:forkert@')
    const postman = aPostman({ core, carrier: url })
    await eventually(() => expect(postman.trouble()).toBe('login'))
    await postman.stop()
    expect((await letter()).waiting).toBe(3)
  })

  test('that is slow is not asked for more at once than there are lanes', async () => {
    const { core, send, letter } = await anInviting()
    const office = await aPostOffice()
    office.thinks(40)
    await send(addresses(12))
    aPostman({ core, carrier: office.url })
    await eventually(async () => expect((await letter()).endedAt).not.toBeNull())
    expect(office.busiest()).toBeLessThanOrEqual(3)
    expect(office.arrived).toHaveLength(12)
  })

  test('that takes the line and says nothing is no server', async () => {
    const silent = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => new Promise((resolve) => silent.close(() => resolve())))
    const { core, send, letter } = await anInviting()
    await send('ole@example.dk')
    const { port } = silent.address() as AddressInfo
    const postman = aPostman({ core, carrier: `smtp://127.0.0.1:${port}` })
    await eventually(() => expect(postman.trouble()).toBe('unreachable'))
    expect((await letter()).waiting).toBe(1)
  })
})

describe('postmen', () => {
  test('of two processes carry each mail once', async () => {
    const { core, send, letter } = await anInviting()
    const office = await aPostOffice()
    await send(addresses(60))
    const two = [aPostman({ core, carrier: office.url }), aPostman({ core, carrier: office.url })]
    await eventually(async () => expect((await letter()).endedAt).not.toBeNull(), 15_000)
    expect(office.arrived.map(({ to }) => to).toSorted()).toEqual(addresses(60).split('\n').toSorted())
    expect(two.flatMap(({ failures }) => failures)).toEqual([])
  })

  test('take out of the files what was deleted: as they begin, for one that was killed, and when a letter has ended', async () => {
    const { core, send, letter } = await anInviting()
    let shreds = 0
    aPostman({ core, carrier: aBag().carrier, shred: async () => void shreds++ })
    await eventually(() => expect(shreds).toBe(1))
    await send(addresses(4))
    await eventually(() => expect(shreds).toBe(2))
    expect((await letter()).endedAt).not.toBeNull()
  })

  test('that stop wait for what is on its way', async () => {
    const { core, send, letter } = await anInviting()
    const way = { arrive: () => {}, isTaken: false }
    const { carrier } = aBag(
      () => new Promise((resolve) => Object.assign(way, { arrive: resolve, isTaken: true })),
    )
    await send('ole@example.dk')
    const postman = aPostman({ core, carrier })
    await eventually(() => expect(way.isTaken).toBe(true))
    const stopped = postman.stop()
    way.arrive()
    await stopped
    expect((await letter()).outcomes).toEqual([{ outcome: 'sent', count: 1 }])
  })

  test('carry nothing to a meeting that is over', async () => {
    const { core, send, host, meetingId, letter } = await anInviting()
    await send('ole@example.dk')
    await core.meetings.open(host, { meetingId })
    await core.meetings.close(host, { meetingId })
    const { carrier, carried } = aBag()
    aPostman({ core, carrier })
    await eventually(async () => expect((await letter()).endedAt).not.toBeNull())
    expect(carried).toEqual([])
    expect((await letter()).outcomes).toEqual([{ outcome: 'too_late', count: 1 }])
  })
})

test.skipIf(onPostgres())(
  'without a server each mail is a file that one can open, and nobody else',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'raadslag-outbox-'))
    onTestFinished(() => rm(dataDir, { recursive: true }))
    const { core, send, letter } = await anInviting()
    await send('Ida Holm <ida@example.dk>\nole@example.dk')
    const postman = aPostman({ core, carrier: carrierFor({ smtpUrl: null, dataDir }, 1) })
    expect(postman.carries).toBe('files')
    await eventually(async () => expect((await letter()).endedAt).not.toBeNull())
    const outbox = join(dataDir, 'outbox')
    const files = await readdir(outbox)
    expect(files.filter((name) => name.endsWith('.eml'))).toHaveLength(2)
    const mails = await Promise.all(
      files.map(async (name) => PostalMime.parse(await readFile(join(outbox, name)))),
    )
    expect(mails.flatMap(({ to }) => to?.map(({ address }) => address)).toSorted()).toEqual([
      'ida@example.dk',
      'ole@example.dk',
    ])
    expect((await stat(join(outbox, files[0] ?? ''))).mode & 0o077).toBe(0)
    expect((await stat(outbox)).mode & 0o077).toBe(0)
  },
)
