import { describe, expect, test } from 'vitest'
import { parse } from '../../server/parse.ts'
import { PlanInput } from '../../src/lib/contract/inputs/planning.ts'
import { pathHere } from '../../src/lib/letIn.ts'
import {
  arranged,
  missingIn,
  newPlan,
  planFrom,
  rowsOf,
  typedFrom,
  typedRows,
  wrongIn,
} from '../../src/routes/(lead)/planning/planForm.ts'
import { aPlan, aWorld } from '../support/world.ts'

const row = (title: string, question = '', minutes = '10', kind = 'item') => ({
  id: '',
  kind,
  title,
  minutes,
  question,
})
const filled = (rest: Record<string, string> = {}) => ({
  ...newPlan(0),
  title: 'Torvet',
  place: 'Forsamlingshuset',
  address: '',
  directions: '',
  ...typedRows([row('Velkommen'), row('', '', ''), row('Torvet', 'Hvad skal torvet bruges til?')]),
  ...rest,
})

describe('a plan as a form', () => {
  test('the first proposal lacks a title and a place alone', () => {
    expect(wrongIn({ ...newPlan(0), title: '', place: '', address: '', directions: '' })).toEqual({
      title: 'field_missing',
      place: 'field_missing',
    })
  })

  test('a row that nobody filled in is no item', () => {
    expect(parse(PlanInput, planFrom(filled())).agenda.map(({ title }) => title)).toEqual([
      'Velkommen',
      'Torvet',
    ])
  })

  test('a break asks nothing, whatever was typed before it became one, and needs a title like any item', () => {
    const typed = filled(typedRows([row('Kaffe', 'Hvem?', '15', 'break'), row('', '', '', 'break')]))
    expect(planFrom(typed).agenda[0]).toMatchObject({ kind: 'break', title: 'Kaffe', question: '' })
    expect(wrongIn(typed)).toEqual({ 'agenda.1.title': 'field_missing' })
    expect(missingIn({ ...typed, 'agenda.2.question': '' })).toContain('agenda')
  })

  test('what is wrong is told at its own row, whatever rows are empty before it', () => {
    const typed = filled(typedRows([row(''), row('', 'Hvad nu?'), row('Slut', '', 'ti')]))
    expect(wrongIn(typed)).toEqual({ 'agenda.1.title': 'field_missing', 'agenda.2.minutes': 'malformed' })
  })

  test('an end before the beginning is told at the end', () => {
    const typed = filled({ startsAt: '2026-04-14T18:00', endsAt: '2026-04-14T17:00' })
    expect(wrongIn(typed)).toEqual({ endsAt: 'times_crossed' })
  })

  test('no date at all is told, not thrown', () => {
    expect(wrongIn(filled({ startsAt: '' }))).toHaveProperty('startsAt')
  })

  test('only after approval goes before any number of seconds', () => {
    expect(planFrom(filled({ approval: 'on' })).safetyDelaySeconds).toBeNull()
    expect(wrongIn(filled({ safetyDelaySeconds: '31' }))).toEqual({ safetyDelaySeconds: 'malformed' })
  })

  test('goes out and comes back the same', async () => {
    const { core, host, meetingId } = await aWorld().withMeeting()
    const typed = typedFrom(await core.meetings.readDesk(host, meetingId))
    expect(parse(PlanInput, planFrom(typed))).toMatchObject({
      ...aPlan(),
      agenda: aPlan().agenda.map(({ title, minutes }) => ({ title, minutes })),
    })
  })
})

describe('rows without a script', () => {
  const typed = filled(typedRows([row('En'), row('To'), row('Tre')]))
  const titles = (act: string) => rowsOf(arranged(typed, act)).map(({ title }) => title)

  test.each([
    ['up:2', ['En', 'Tre', 'To']],
    ['down:0', ['To', 'En', 'Tre']],
    ['remove:1', ['En', 'Tre']],
    ['more:3', ['En', 'To', 'Tre', '', '', '']],
    ['up:0', ['En', 'To', 'Tre']],
    ['nonsense', ['En', 'To', 'Tre']],
  ])('%s', (act, expected) => {
    expect(titles(act)).toEqual(expected)
  })

  test('everything else that was typed is kept', () => {
    expect(arranged(typed, 'remove:0').place).toBe('Forsamlingshuset')
  })
})

test('what keeps a meeting from being announced is named, field by field', () => {
  const frame = { 'frame.purpose': 'At høre', 'frame.influence': 'Alt', 'frame.fixed': 'Intet' }
  expect(missingIn(filled(frame))).toEqual(['frame.decides', 'frame.afterwards'])
  expect(
    missingIn({
      ...filled(frame),
      ...typedRows([row('Velkommen')]),
      'agenda.1.question': '',
      'agenda.2.question': '',
    }),
  ).toContain('agenda')
})

describe('after the login', () => {
  test.each(['/m/1/lead', '/meetings?past=1'])('one goes on to %s', (path) => {
    expect(pathHere(path)).toBe(path)
  })

  test.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '',
    null,
  ])('but not to %s', (path) => {
    expect(pathHere(path)).toBeNull()
  })
})
