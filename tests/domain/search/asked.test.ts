/** What people type, and what is made of it. */
import { describe, expect, test } from 'vitest'
import { nobody } from '../../../server/domain/people/actor.ts'
import { askedBy } from '../../../server/domain/search/asked.ts'
import { halvesOf } from '../../../server/domain/search/compounds.ts'
import { wholeStem } from '../../../server/domain/search/stems.ts'
import { aWorld } from '../../support/world.ts'

const halves = (word: string) => halvesOf(wholeStem(word)).join(' ')

describe('a word', () => {
  test.each([
    ['stien stier stierne', 'sti'],
    ['byen byer byerne', 'by'],
    ['træet træer', 'træ'],
    ['lejligheder lejlighederne', 'lejlighed'],
    ['Aabenraa ÅBENRÅ', 'Åbenrå'],
    ['cafe café cafeen', 'caféer'],
    ['Søren SØREN Sören', 'søren'],
    ['Müller muller', 'MÜLLER'],
    ['pladsen pladser', 'plads'],
  ])('%s is %s', (forms, word) => {
    for (const form of forms.split(' ')) expect.soft(wholeStem(form), form).toBe(wholeStem(word))
  })

  test('that drops an e when it is inflected is the same word', () => {
    for (const words of ['cykel cykler cyklen cykle', 'regel regler', 'artikel artikler', 'model modeller'])
      expect(new Set(words.split(' ').map(wholeStem)).size, words).toBe(1)
  })

  test('å, æ and ø are letters of their own', () => {
    expect(wholeStem('måle')).not.toBe(wholeStem('male'))
    expect(wholeStem('øre')).not.toBe(wholeStem('ore'))
    expect(wholeStem('læse')).not.toBe(wholeStem('lase'))
  })
})

describe('a compound', () => {
  const whole =
    'mobil parkering stabil analyse vandring karton formand kommune vedtage anbefaling festival forret gården'
  const compounds =
    'legepladsen cykelstierne skolebussen idrætshallen gadelyset byrådet parkeringspladser svømmehallen børnehaven vandværket ' +
    'naturområdet ungdomsklubben affaldsordning landsbyens havnebadet trafikstøj klimaplan vindmøller borgermødet foreningsliv'

  test('is split where both halves are known', () => {
    for (const word of compounds.split(' ')) expect.soft(halves(word), word).not.toBe('')
    expect(halves('legepladsen')).toBe(`${wholeStem('lege')} ${wholeStem('plads')}`)
  })

  test('and what is none stays whole', () => {
    for (const word of whole.split(' ')) expect.soft(halves(word), word).toBe('')
  })
})

test('what was found is shown where it stands', () => {
  const marked = (q: string, text: string) =>
    askedBy(q)
      ?.foundIn(text)
      .map(([from, to]) => text.slice(from, to))
  expect(marked('bænke i læ', 'Flere bænke, i læ.')).toEqual(['bænke', 'læ'])
  expect(marked('"bænke i læ"', 'Flere bænke, i læ.')).toEqual(['bænke, i læ'])
  expect(marked('plads', 'Legepladsen har plads.')).toEqual(['Legepladsen', 'plads'])
  expect(marked('lege', 'Legepladsen')).toEqual(['Legepladsen'])
  expect(marked('cyke', 'To cykler og en cykelsti')).toEqual(['cykler', 'cykelsti'])
  expect(marked('cykelsti', 'En cykel sti og en Cykelsti')).toEqual(['cykel sti', 'Cykelsti'])
  expect(marked('å', 'Åen løber ud i 👩‍👩‍👧 åen')).toEqual(['Åen', 'åen'])
})

const strange = [
  ...[
    '"',
    '""',
    '"bænk',
    'bænk"',
    'NEAR(bænk torv)',
    'bænk*',
    '*',
    '-bænk',
    'words:bænk',
    'bænk AND',
    'OR',
    'NOT bænk',
  ],
  ...[
    '^bænk',
    'bænk + torv',
    "'; drop table contribution; --",
    "bænk' or 1=1",
    'bænk:*',
    'bænk & !torv',
    '<-> | !',
    '\\',
    "'",
  ],
  ...[
    '%',
    '_',
    '§kind§thread',
    '§in§',
    '👩‍👩‍👧',
    '​',
    'bæ​nk',
    '؜بنك',
    '‮knæb',
    'स्कूल',
    '公園',
    '\u0000',
    'ﬁsk',
    'x'.repeat(200),
  ],
  ...['og', 'og i det', 'a', '1', '{"q":1}', '../../etc/passwd', '<mark>bænk</mark>', 'bænk '.repeat(30)],
]

test('nothing that people type breaks it', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const id = await meeting.say('En bænk og et torv.')
  for (const q of strange) {
    const { hits = [] } =
      (await meeting.core.search.find(meeting.participant, { q, kind: 'contribution' })) ?? {}
    const isAsked =
      /bænk|^og$/.test(q.replaceAll('\u200b', '')) && !/near|drop|words|kind|1=1|og i|AND$|NOT|mark/i.test(q)
    expect
      .soft(
        hits.map((hit) => hit.id),
        q,
      )
      .toEqual(isAsked ? [id] : [])
  }
  for (const input of [
    {},
    { q: 7 },
    { q: ['bænk'] },
    null,
    { q: 'bænk', kind: 'x', channel: '%', meeting: '1', from: '2026-99-99', after: '-1' },
  ])
    await expect(meeting.core.search.find(nobody, input ?? {})).resolves.not.toBeUndefined()
  await expect(meeting.core.search.find(nobody, { q: 'x'.repeat(2000) })).rejects.toMatchObject({
    reason: 'text_too_long',
  })
})

test('there are twenty at a time, the newest meeting first and the oldest words first, and none twice', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const said = []
  for (let count = 0; count < 45; count++) said.push(await meeting.say(`Bænk nummer ${count}.`))
  const found = []
  let after: string | null | undefined = undefined
  do {
    const answer = await meeting.core.search.find(meeting.participant, { q: 'bænk', ...(after && { after }) })
    found.push(answer?.hits.map(({ id }) => id) ?? [])
    after = answer?.next
  } while (after)
  expect(found.map((page) => page.length)).toEqual([20, 20, 5])
  expect(found.flat()).toEqual(said)
})

test('one looks among one way of coming, one place, or some days alone', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId, participant } = meeting
  const phone = await meeting.say('En bænk.')
  const { id: spoken } = await core.contributions.record(host, {
    ...{ key: 'key-of-what-was-spoken', meetingId, threadId, channel: 'spoken', text: 'En bænk til.' },
  })
  const found = async (narrowed: Record<string, string>) =>
    (await core.search.find(participant, { q: 'bænk', ...narrowed }))?.hits.map(({ id }) => id)
  expect(await found({})).toEqual([phone, spoken])
  expect(await found({ channel: 'spoken' })).toEqual([spoken])
  expect(await found({ place: 'forsamlingshuset' })).toEqual([phone, spoken])
  expect(await found({ place: 'Hallen' })).toEqual([])
  expect(await found({ from: '2026-04-14', to: '2026-04-14' })).toEqual([phone, spoken])
  expect(await found({ from: '2026-04-15' })).toEqual([])
  expect(await found({ to: '2026-04-13' })).toEqual([])
  expect(await found({ meeting: meetingId })).toEqual([phone, spoken])
  expect(await found({ kind: 'thread' })).toEqual([])
})
