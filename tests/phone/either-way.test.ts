import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '../../src/lib/contract/wire/answers.ts'
import { eitherWay } from '../../src/lib/either-way.ts'
import { Live } from '../../src/lib/live.svelte.ts'

type Said = Answer<{ by: string }>
const received = (by: string): Said => ({ ok: true, by })
const no = (code: 'unavailable' | 'too_many'): Said => ({
  ok: false,
  error: { code, reason: code, message: '' },
})
/** Answers after so many milliseconds; never without any. */
const answering = (said: Said, ms?: number) =>
  vi.fn(() => new Promise<Said>((resolve) => ms !== undefined && setTimeout(() => resolve(said), ms)))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What came of it, and when; ms. */
async function outcome(bySocket: (() => Promise<Said>) | null, byHttp: () => Promise<Said>) {
  const begun = Date.now()
  const answer = eitherWay(bySocket, byHttp).then((said) => ({ said, ms: Date.now() - begun }))
  await vi.advanceTimersByTimeAsync(60_000)
  return answer
}

test('a socket that answers is all that is asked', async () => {
  const byHttp = answering(received('http'), 5)
  expect(await outcome(answering(received('socket'), 40), byHttp)).toEqual({
    said: received('socket'),
    ms: 40,
  })
  expect(await outcome(answering(no('too_many'), 40), byHttp)).toEqual({ said: no('too_many'), ms: 40 })
  expect(byHttp).not.toHaveBeenCalled()
})

test('without a socket, or with nobody at its other end, HTTP is asked at once', async () => {
  const byHttp = answering(received('http'), 5)
  expect(await outcome(null, byHttp)).toEqual({ said: received('http'), ms: 5 })
  expect(await outcome(answering(no('unavailable'), 1), byHttp)).toEqual({ said: received('http'), ms: 6 })
})

test('a socket that has died without a word is not waited for', async () => {
  const { said, ms } = await outcome(answering(no('unavailable'), 10_000), answering(received('http'), 5))
  expect(said).toEqual(received('http'))
  expect(ms).toBeLessThan(4000)
})

test('whoever answers first is heard, and one who cannot be reached keeps nobody waiting', async () => {
  const slow = answering(received('socket'), 3500)
  expect(await outcome(slow, answering(received('http')))).toEqual({ said: received('socket'), ms: 3500 })
  expect(await outcome(answering(no('unavailable'), 10_000), answering(no('unavailable'), 1))).toEqual({
    said: no('unavailable'),
    ms: 3001,
  })
})

test('a silence is told of, and that it is over when the socket answers after all', async () => {
  const live = new Live('meeting')
  const notice = vi.fn(live.noteSilence)
  const send = (socket: () => Promise<Said>) => {
    void eitherWay(socket, answering(received('http'), 5), notice)
    return vi.advanceTimersByTimeAsync(60_000)
  }
  await send(answering(received('socket'), 40))
  expect(notice).not.toHaveBeenCalled()
  await send(answering(no('unavailable'), 10_000))
  expect(notice.mock.calls).toEqual([[true]])
  await send(answering(received('socket'), 3500))
  expect(notice.mock.calls.slice(1)).toEqual([[true], [false]])
})

test('what is sent after a silence goes one way, until the line is entered again', () => {
  const live = new Live('meeting')
  vi.spyOn(live, 'isConnected', 'get').mockReturnValue(true)
  expect(live.mayAnswer).toBe(true)
  live.noteSilence(true)
  expect(live.mayAnswer).toBe(false)
  live.noteSilence(false)
  expect(live.mayAnswer).toBe(true)
})
