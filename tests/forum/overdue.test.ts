import { expect, test } from 'vitest'
import { overdueAmong } from '../../src/routes/(public)/m/[id]/overdue.ts'

const clock = {
  ...{ state: 'promised' as const, isOver: true, askedAt: 0, waitedDays: 20 },
  ...{ by: '2026-11-01', who: 'Ole Bak', daysLeft: -3 },
}
const line = {
  ...{ is: 'contribution' as const, id: 'bench', words: 'Flere bænke', clock },
  thread: { id: 'square', question: 'Torvet?' },
  meeting: { id: 'm', title: 'Torvet', startsAt: 0 },
}
const promise = {
  ...{ id: 'p', threadId: 'square', contributionId: 'bench', who: 'Ole Bak', what: 'Svarer' },
  ...{ due: '2026-11-01', createdAt: 0, answers: true as const },
}
const { answers: _, ...deed } = promise

test.each([
  ['an answer that was promised and has not come', promise, line, [['p', clock]]],
  ['nothing of one that came', promise, { ...line, id: 'lamp' }, []],
  ['nothing of one whose day is to come', promise, { ...line, clock: { ...clock, isOver: false } }, []],
  ['nothing of a deed, of which nobody has said whether it was done', deed, line, []],
  [
    'that of a whole thread',
    { ...promise, contributionId: null },
    { ...line, is: 'thread' as const, id: 'square' },
    [['p', clock]],
  ],
] as const)('overdue is %s', (_what, made, waiting, late) => {
  expect([...overdueAmong([made], [waiting])]).toEqual(late)
})
