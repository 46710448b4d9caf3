import { expect, test } from 'vitest'
import { gatheredIn } from '../../server/exports/gathered.ts'
import { tableOf } from '../../server/exports/table.ts'
import { aWorld } from '../support/world.ts'

test('the table for a spreadsheet says which themes each contribution was laid in', async () => {
  const { core, host, say, meetingId, threadId } = await aWorld().withOpenMeeting()
  const [both, alone, left] = [await say('Lys over bænkene'), await say('Fiskebilen'), await say('En drage')]
  for (const name of ['Bænke', '=Lys'])
    await core.themes.make(host, { meetingId, threadId, name, contributionIds: [both] })
  await core.themes.standAlone(host, { meetingId, threadId, contributionIds: [alone] })
  const { questions } = await core.meetings.summary(host, meetingId)
  const [head, ...rows] = tableOf(
    [await core.threads.read(host, { id: threadId })],
    gatheredIn(questions),
  ).split('\r\n')
  expect(head).toMatch(/;"themes"$/)
  const rowOf = (id: string) => rows.find((row) => row.includes(id))
  expect(rowOf(both)).toMatch(/;"Bænke; =Lys"$/)
  for (const id of [alone, left]) expect(rowOf(id)).toMatch(/;""$/)
})

test('the table says what the municipality answered to each contribution', async () => {
  const { core, host, say, threadId } = await aWorld().withOpenMeeting()
  const about = await say('Lys over bænkene')
  const answer = { outcome: 'cannot', reason: '=Pengene er brugt', office: 'Økonomi' }
  await core.answers.publish(host, { threadId, about, ...answer, seen: 0, origin: null })
  const [head = '', row = ''] = tableOf([await core.threads.read(host, { id: threadId })]).split('\r\n')
  const cells = new Map(head.split(';').map((name, i) => [name, row.split(';')[i]]))
  expect(cells.get('"answer_outcome"')).toBe('"cannot"')
  expect(cells.get('"answer_reason"')).toBe('"\'=Pengene er brugt"')
  expect(cells.get('"answer_office"')).toBe('"Økonomi"')
})

test('the table says what was answered to the theme or the thread of words, and of words taken back that they were', async () => {
  const { core, host, say, phone, meetingId, threadId } = await aWorld().withOpenMeeting()
  const author = phone()
  const [lain, left] = [await say('Lys over bænkene'), await say('Fiskebilen')]
  const gone = await say('Jeg fortryder', { from: author })
  await say('Hvorfor?', { parentId: gone })
  await core.contributions.withdraw(author, { id: gone })
  const { id: theme } = await core.themes.make(host, {
    ...{ meetingId, threadId, name: 'Lys' },
    contributionIds: [lain],
  })
  const answer = { outcome: 'cannot', reason: 'Pengene er brugt', office: 'Økonomi', seen: 0, origin: null }
  for (const about of [theme, threadId]) await core.answers.publish(host, { threadId, about, ...answer })
  const { questions } = await core.meetings.summary(host, meetingId)
  const [head = '', ...rows] = tableOf(
    [await core.threads.read(host, { id: threadId })],
    gatheredIn(questions),
  ).split('\r\n')
  const columns = head.replaceAll('"', '').split(';')
  const cellOf = (id: string, column: string) =>
    rows.find((row) => row.includes(`;"${id}";`))?.split(';')[columns.indexOf(column)]
  expect([lain, left, gone].map((id) => cellOf(id, 'answer_to'))).toEqual(['"theme"', '"thread"', '""'])
  expect([lain, gone].map((id) => cellOf(id, 'state'))).toEqual(['"shown"', '"withdrawn"'])
  expect([cellOf(gone, 'text'), cellOf(gone, 'name'), cellOf(gone, 'answer_outcome')]).toEqual([
    '""',
    '""',
    '""',
  ])
})
