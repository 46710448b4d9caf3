import { expect, test } from 'vitest'
import { createTally, percentile } from '../../server/rehearsal/command/tally.ts'
import type { ContributionView } from '../../src/lib/contract/wire/contributions.ts'

const shown = (id: string, state: ContributionView['state'] = 'shown'): ContributionView => ({
  id,
  meetingId: 'm',
  threadId: 't',
  parentId: null,
  kind: null,
  text: `words of ${id.split(' ')[0]}`,
  name: null,
  channel: 'phone',
  createdAt: 0,
  editedAt: null,
  state,
})

function twoPhonesSent(...ids: string[]) {
  const tally = createTally(2)
  for (const id of ids) {
    tally.sent(`key of ${id}`)
    tally.acknowledged(`key of ${id}`, id)
    tally.arrived(0, [id])
    tally.arrived(1, [id])
  }
  return tally
}

test('what every phone has is neither lost nor doubled', () => {
  const all = [shown('a'), shown('b')]
  const result = twoPhonesSent('a', 'b').result(all, [all, all])
  expect(result).toMatchObject({ sent: 2, acknowledged: 2, everywhere: 2, lost: 0, doubled: 0 })
  expect(result.delays).toHaveLength(2)
})

test('what one phone lacks is lost', () => {
  const all = [shown('a'), shown('b')]
  expect(twoPhonesSent('a', 'b').result(all, [all, [shown('a')]]).lost).toBe(1)
})

test('what nobody ever answered is lost', () => {
  const tally = twoPhonesSent('a')
  tally.sent('key of b')
  expect(tally.result([shown('a')], [[shown('a')]]).lost).toBe(1)
})

test('what the desk holds back is not lost', () => {
  const desk = [shown('a'), shown('b', 'held')]
  expect(twoPhonesSent('a', 'b').result(desk, [[shown('a')]]).lost).toBe(0)
})

test('what was refused for good is not lost', () => {
  const tally = createTally(1)
  tally.sent('k')
  tally.refused('k', 'For langt.', true)
  expect(tally.result([], [[]])).toMatchObject({ lost: 0, refused: ['For langt.'] })
})

test('the same words under a second id are doubled, and a guest with words of their own is not', () => {
  const desk = [shown('a'), shown('a again'), shown('guest')]
  expect(twoPhonesSent('a').result(desk, [desk]).doubled).toBe(1)
})

test('one key with two answers is doubled', () => {
  const tally = twoPhonesSent('a')
  tally.acknowledged('key of a', 'a again')
  expect(tally.result([shown('a'), shown('a again')], [[shown('a'), shown('a again')]]).doubled).toBe(1)
})

test('percentiles are of what was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1)
  expect([0.5, 0.99].map((share) => percentile(hundred, share))).toEqual([51, 100])
  expect(percentile([], 0.5)).toBe(0)
})
