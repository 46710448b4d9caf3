import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAnnouncer } from '../../src/lib/announcer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listening() {
  const heard: string[][] = []
  return { heard, ...createAnnouncer((words) => heard.push(words)) }
}

test('what comes together is said together', () => {
  const { heard, tell } = listening()
  tell('En')
  tell('To')
  vi.advanceTimersByTime(0)
  expect(heard).toEqual([['En', 'To']])
})

test('never more often than every five seconds, and nothing is left out', () => {
  const { heard, tell } = listening()
  for (let i = 0; i < 20; i++) {
    tell(String(i))
    vi.advanceTimersByTime(1000)
  }
  vi.advanceTimersByTime(5000)
  expect(heard.length).toBeLessThanOrEqual(6)
  expect(heard.flat()).toHaveLength(20)
})

test('after a silence the next is said at once', () => {
  const { heard, tell } = listening()
  tell('Først')
  vi.advanceTimersByTime(30_000)
  tell('Så')
  vi.advanceTimersByTime(0)
  expect(heard).toEqual([['Først'], ['Så']])
})

test('hushed, it forgets what was waiting', () => {
  const { heard, tell, hush } = listening()
  tell('Først')
  vi.advanceTimersByTime(0)
  tell('Aldrig')
  hush()
  vi.advanceTimersByTime(30_000)
  expect(heard).toEqual([['Først']])
})
