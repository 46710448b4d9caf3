import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicOrigin } from '../../server/listening.ts'
import { type OpenMeeting, type TestServer, aServer, anOpenMeeting } from '../support/server.ts'
import { aKey } from '../support/world.ts'
import { faultsOfXml, unzip } from '../support/zip.ts'

let server: TestServer
let meeting: OpenMeeting
let parentId: string

const hostile = '</w:t><script>alert("1")</script> & &amp; ]]> 👩‍👩‍👧 \uffff'
const long = 'Bænke i læ. '.repeat(166) + 'Slut.'

beforeAll(async () => {
  server = await aServer()
  meeting = await anOpenMeeting(server, { title: 'Torvet & <havnen>' })
  const { core } = server
  const { leader, meetingId, threadId, itemIds } = meeting
  const pause = { kind: 'break' as const, title: 'Kaffe', minutes: 15, afterId: itemIds[0] }
  await core.agenda.insert(leader, { meetingId, ...pause })
  const spoken = { meetingId, threadId, channel: 'spoken' as const }
  const record = (text: string, name: string | null = null) =>
    core.contributions.record(leader, { ...spoken, key: aKey(), text, name })
  parentId = (await record('Flere bænke\n\nog borde', 'يوسف')).id
  await record(hostile)
  const foreign = await record('Більше лавок.')
  const into = { id: foreign.id, language: 'da', text: 'Flere bænke.' }
  await core.contributions.translate(leader, into)
  await record(long)
  const unseen = await record('Det skal ingen læse.')
  await core.moderation.hold(leader, { id: unseen.id, reason: 'off_topic', note: 'Hører til punkt 3.' })
  await gatherAndPromise(meeting, parentId)
  const { token } = await server.join(meeting.codes.screen)
  const reply = { key: aKey(), text: 'Hvor mange?', parentId, kind: 'build_on', name: 'Ditte' }
  await server.post(`/api/threads/${threadId}/contributions`, reply, { authorization: `Bearer ${token}` })
}, 30_000)
afterAll(() => server.stop())

/** One theme, one promise about its question, one about the whole meeting, and a floor that somebody got and somebody did not. */
async function gatherAndPromise({ leader, meetingId, threadId }: OpenMeeting, id: string) {
  const { themes, promises, speakers } = server.core
  await themes.make(leader, { meetingId, threadId, name: 'Bænke & borde', contributionIds: [id] })
  const promise = (what: string, thread?: string) =>
    promises.make(leader, { meetingId, threadId: thread, who: 'Mette Skov', what, due: '2199-12-01' })
  await promise('Tegner torvet', threadId)
  await promise('Skriver til alle')
  for (const name of ['Bo', 'Ida']) await speakers.add(leader, { meetingId, name })
  await speakers.call(leader, { meetingId })
}

const fetched = async (language = 'da') => {
  const headers = { cookie: server.administrator.cookie, 'accept-language': language }
  const response = await server.ask(`/m/${meeting.meetingId}.docx`, { headers })
  expect(response.status).toBe(200)
  return { response, files: unzip(Buffer.from(await response.arrayBuffer())) }
}

/** Paragraph by paragraph, as a reader hears it. */
function heard(files: Map<string, string>): string[] {
  const body = files.get('word/document.xml') ?? ''
  return [...body.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)]
      .map(([, text]) => text ?? '\n')
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )
}

describe('the record of a meeting', () => {
  test('is a Word document that every strict reader takes', async () => {
    const { response, files } = await fetched()
    expect(response.headers.get('content-type')).toContain('wordprocessingml.document')
    expect(response.headers.get('content-disposition')).toContain(`${meeting.meetingId}.docx`)
    expect([...files.keys()]).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/document.xml']))
    for (const [path, xml] of files) expect(faultsOfXml(xml), path).toEqual([])
  })

  test('has the form of minutes: where and when, the frame, each item in order, the wall', async () => {
    const { files } = await fetched()
    const lines = heard(files)
    const body = lines.slice(lines.lastIndexOf('Tydelig ramme'))
    expect(lines).toEqual(
      expect.arrayContaining(['Torvet & <havnen>', 'Mødested', 'Forsamlingshuset\nTorvet 1']),
    )
    const order = [
      'Tydelig ramme',
      'Formål',
      'Punkt 1: Velkommen',
      'Punkt 2: Torvet',
      'Kaffe · Nåede vi ikke · sat af: 15 min.',
      'Punkt 3: Trafikken',
      'Storskærmen',
    ]
    const places = order.map((line) => body.indexOf(line))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(files.get('docProps/core.xml')).toContain('Nørre Sundby Kommune')
  })

  test('holds every word as it was said, and a reply under what it answers', async () => {
    const lines = heard((await fetched()).files)
    const parent = lines.indexOf('Flere bænke\n\nog borde')
    expect(lines[parent + 1]).toMatch(/^يوسف · Sagt i salen · /)
    expect(lines[parent + 2]).toBe('Hvor mange?')
    expect(lines[parent + 3]).toMatch(/^Byg videre · Ditte · Fra telefon · /)
    expect(lines).toContain(hostile.replace('\uffff', '\ufffd'))
    expect(lines).toContain(long)
  })

  test('has what a person wrote of words in another language below them, and says so', async () => {
    const lines = heard((await fetched()).files)
    const said = lines.indexOf('Більше лавок.')
    expect(lines.slice(said + 2, said + 4)).toEqual(['Flere bænke.', 'Oversat af et menneske ved mødebordet'])
  })

  test('and so have its table and its file for programs', async () => {
    const headers = { cookie: server.administrator.cookie }
    const table = await (await server.ask(`/m/${meeting.meetingId}.csv`, { headers })).text()
    expect(table).toMatch(/"text";"translation_da";"translation_en";("answer_\w+";)+"themes"\r\n/)
    expect(table).toContain('"Більше лавок.";"Flere bænke.";"";"')
    const file = await (await server.ask(`/m/${meeting.meetingId}.json`, { headers })).text()
    expect(file).toContain('"text":"Flere bænke.","by":"desk"')
  })

  test('counts by channel, and says how many are not shown and why, never what they said', async () => {
    const lines = heard((await fetched()).files)
    expect(lines).toContain('Bidrag: 4 · Sagt i salen: 4 · Svar: 1')
    expect(lines).toContain('Vises ikke: 1 · Handler om noget andet: 1')
    expect(lines.join('\n')).not.toContain('Det skal ingen læse.')
    expect(lines.join('\n')).not.toContain('Hører til punkt 3.')
  })

  test('has what was gathered by theme, and then what was not', async () => {
    const lines = heard((await fetched()).files)
    const order = ['Bænke & borde', 'Flere bænke\n\nog borde', 'Ikke i et tema endnu', long]
    const places = order.map((line) => lines.indexOf(line))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  test('says who promised what by when, under its question or for the whole meeting', async () => {
    const lines = heard((await fetched()).files)
    const at = (line: string) => lines.findLastIndex((one) => one.startsWith(line))
    expect(lines[at('Tegner torvet')]).toBe('Tegner torvet\nsenest søndag den 1. december 2199')
    expect(at('Tegner torvet')).toBeLessThan(at('Punkt 3: Trafikken'))
    expect(at('Skriver til alle')).toBeGreaterThan(at('Punkt 3: Trafikken'))
  })

  test('says how the floor went round', async () => {
    const lines = heard((await fetched()).files)
    expect(lines[lines.indexOf('Fik ordet') + 1]).toBe('1, heraf 1 for første gang')
    expect(lines[lines.indexOf('Nåede ikke at få ordet') + 1]).toBe('1')
  })

  test('says where the conversation goes on, by the address that others reach', async () => {
    const { files } = await fetched()
    const origin = publicOrigin(server.config, new URL(server.base), Number(new URL(server.base).port))
    expect(files.get('word/_rels/document.xml.rels')).toContain(`${origin}/t/${meeting.threadId}`)
  })

  test('speaks the language of who asks, and says so to a screen reader', async () => {
    const { files } = await fetched('en')
    expect(heard(files)).toContain('Item 2: Torvet')
    expect(files.get('word/styles.xml')).toContain('en-GB')
    expect((await fetched()).files.get('word/styles.xml')).toContain('da-DK')
  })
})

test('the check knows what is no XML', () => {
  expect(faultsOfXml('<a b="c">d<e/></a>')).toEqual([])
  expect(faultsOfXml('<a><b></a></b>')).not.toEqual([])
  expect(faultsOfXml('<a>1 < 2</a>')).toEqual(['a bare <'])
  expect(faultsOfXml('<a>R&D</a>')).toEqual(['a bare &'])
})
