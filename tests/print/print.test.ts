import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draw } from '../../server/print/draw.ts'
import { aPen, heightOf, linesOf, sizeFor, widthOf } from '../../server/print/type.ts'
import { speaking } from '../../server/exports/language.ts'
import { cardsOf, hatCardsOf, postersOf } from '../../server/print/words.ts'
import { type OpenMeeting, type TestServer, aServer, anOpenMeeting } from '../support/server.ts'

const pagesOf = (pdf: Uint8Array | string) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\n/g)?.length

describe('words on paper', () => {
  const pen = aPen({})
  const long = 'Hvordan får vi flere æblegrødsspisende øboere til at bo på åen? '.repeat(3).trim()

  test('stay within their width, each word whole', () => {
    const lines = linesOf(pen, long, { width: 60, size: 12 })
    expect(lines.join(' ')).toBe(long)
    for (const line of lines) expect(widthOf(pen, line, 12)).toBeLessThanOrEqual(60)
  })

  test('are broken only where one word is wider than the paper', () => {
    const lines = linesOf(pen, 'Å'.repeat(60), { width: 40, size: 16 })
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join('')).toBe('Å'.repeat(60))
    for (const line of lines) expect(widthOf(pen, line, 16)).toBeLessThanOrEqual(40)
  })

  test('are as large as fits', () => {
    const box = { width: 170, height: 80, most: 60, least: 20, weight: 'bold' as const }
    const size = sizeFor(pen, long, box)
    expect(size).toBeLessThan(sizeFor(pen, 'Torvet', box))
    const { length } = linesOf(pen, long, { width: 170, size, weight: 'bold' })
    expect(heightOf(size, length)).toBeLessThanOrEqual(80)
  })

  test('have every letter of the neighbours', () => {
    for (const word of ['Łódź', 'Søren Aabye', 'Þór', '2030'])
      expect(widthOf(pen, word, 10)).toBeGreaterThan(0)
  })
})

describe('a meeting’s paper', () => {
  let server: TestServer
  let meeting: OpenMeeting
  beforeAll(async () => {
    server = await aServer()
    meeting = await anOpenMeeting(server, { access: 'participants', filed: true })
  })
  afterAll(() => server.stop())

  const around = async () => ({
    meeting: (await server.core.meetings.read(meeting.leader, meeting.meetingId)).meeting,
    ...{ municipality: 'Nørre Sundby Kommune', language: 'da', origin: 'http://192.168.1.20:3000' },
    ...{ posterCode: meeting.codes.poster, logo: null },
  })
  const printCards = async (count: number) => {
    const { threadId, meetingId } = meeting
    const sheet = await server.core.paper.print(meeting.leader, { meetingId, threadId, count })
    const near = await around()
    return speaking('da', () => cardsOf(near, sheet))
  }

  test('says on each card what it is about, where it will be seen, and what one tears off', async () => {
    const cards = await printCards(2)
    expect(cards).toMatchObject({
      question: 'Hvad skal torvet bruges til?',
      join: { link: `http://192.168.1.20:3000/j/${meeting.codes.poster}` },
      seen: 'Vises på storskærmen og kun for mødets deltagere. Det, der skrives, journaliseres. Skriv ikke CPR-nummer eller om andres private forhold.',
      slip: { where: '192.168.1.20:3000/claim', link: 'http://192.168.1.20:3000/claim' },
    })
    expect(cards.cards.map(({ number }) => number)).toEqual(['Nr. 1', 'Nr. 2'])
    const [first] = cards.cards
    expect(await server.core.people.readClaim({ code: first?.code })).toMatchObject({ card: 1 })
  })

  test('has four cards to a sheet, and a poster to a page', async () => {
    expect(pagesOf(await draw(await printCards(4)))).toBe(1)
    expect(pagesOf(await draw(await printCards(5)))).toBe(2)
    const near = await around()
    const { threads } = await server.core.meetings.read(meeting.leader, meeting.meetingId)
    const each = speaking('da', () => postersOf(near, 'A4', threads))
    expect(each.posters.map(({ heading }) => heading)).toEqual(threads.map(({ question }) => question))
    expect(pagesOf(await draw(each))).toBe(threads.length)
  })

  test('says to who speaks from office whose card it is, and where its code is used', async () => {
    const { meetingId } = meeting
    const hat = { meetingId, kind: 'politician', title: 'Børneudvalget', name: 'Anna Holm' }
    const { id } = await server.core.hats.give(meeting.leader, hat)
    const cards = await server.core.hats.print(meeting.leader, { meetingId, hatIds: [id] })
    const near = await around()
    const printed = speaking('da', () => hatCardsOf(near, cards))
    const [card] = printed.cards
    expect(card).toMatchObject({ name: 'Anna Holm', role: 'Politiker, Børneudvalget' })
    expect(card?.link).toBe(`http://192.168.1.20:3000/h/${card?.code.replaceAll(' ', '')}`)
    expect(printed.where).toBe('192.168.1.20:3000/h')
    expect(pagesOf(await draw(printed))).toBe(1)
  })

  test('can be typed from where a camera fails', async () => {
    const near = await around()
    const [poster] = speaking('da', () => postersOf(near, 'A4', null)).posters
    expect(poster?.join.typed.address).toBe('192.168.1.20:3000')
    const { code = '' } = poster?.join.typed ?? {}
    expect(code).toMatch(/^\w{4} \w{4}$/)
    expect(await server.core.people.meetingByCode({ code })).toMatchObject({ meetingId: meeting.meetingId })
  })

  test('opens the question that it hangs at', async () => {
    const near = await around()
    const { threads } = await server.core.meetings.read(meeting.leader, meeting.meetingId)
    const { posters } = speaking('da', () => postersOf(near, 'A4', threads))
    const { id } = threads.at(-1) ?? { id: '' }
    expect(posters.at(-1)?.join.link).toBe(`${near.origin}/j/${near.posterCode}?to=${id}`)
  })

  test('comes as a file, from a form as from a program, and never to who does not lead', async () => {
    const path = `/m/${meeting.meetingId}/cards.pdf`
    const form = new URLSearchParams({ threadId: meeting.threadId, count: '9' })
    const headers = { cookie: server.administrator.cookie, origin: server.base }
    const response = await server.ask(path, { method: 'POST', body: form, headers })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(pagesOf(Buffer.from(await response.arrayBuffer()))).toBe(3)

    const foreign = { ...headers, origin: 'https://evil.example' }
    expect((await server.ask(path, { method: 'POST', body: form, headers: foreign })).status).toBe(403)
    expect((await server.ask(path, { headers })).status).toBe(404)
  })

  test('is printed for questions of this meeting alone', async () => {
    const ask = (query: string) =>
      server.ask(`/m/${meeting.meetingId}/poster.pdf${query}`, {
        headers: { cookie: server.administrator.cookie },
      })
    expect((await ask(`?about=${meeting.threadId}&size=A3`)).status).toBe(200)
    expect((await ask('?about=questions')).status).toBe(200)
    expect((await ask(`?about=${'0'.repeat(26)}`)).status).toBe(404)
  })

  test('wears the municipality’s logo on a poster, where it is a picture that paper can carry', async () => {
    const { administration } = server.core
    const { actor, cookie } = server.administrator
    const poster = async () => {
      const response = await server.ask(`/m/${meeting.meetingId}/poster.pdf`, { headers: { cookie } })
      expect(response.status).toBe(200)
      return Buffer.from(await response.arrayBuffer()).toString('latin1')
    }
    const isWorn = async (logo: Uint8Array) => {
      await administration.saveLogo(actor, logo)
      return (await poster()).includes('/Subtype /Image')
    }
    const dot = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    expect(await isWorn(dot)).toBe(true)
    const torn = Buffer.concat([dot.subarray(0, 40), Buffer.from('and no more of a picture')])
    expect(await isWorn(torn)).toBe(false)
    const vast = Buffer.from(dot)
    vast.writeUInt32BE(60_000, 16)
    vast.writeUInt32BE(60_000, 20)
    expect(await isWorn(vast)).toBe(false)
    await administration.removeLogo(actor)
    expect(await poster()).not.toContain('/Subtype /Image')
  })
})
