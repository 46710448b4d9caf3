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
