import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { post } from '../../src/lib/posting.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** As on a line where nobody says no, and nobody says anything. */
const silence = (_path: string, { signal }: RequestInit) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('Aborted.'))))

test('a line that has gone silent is given up, so that what waits can be sent on another', async () => {
  vi.stubGlobal('fetch', silence)
  const answer = vi.fn()
  void post('/api/threads/a/contributions', {}).then(answer)
  await vi.advanceTimersByTimeAsync(19_000)
  expect(answer).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(answer).toHaveBeenCalledWith({
    ok: false,
    error: { code: 'unavailable', reason: 'unavailable', message: '' },
  })
})

test('what was answered is waited for no longer', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ id: 'received' }, { status: 201 }))
  expect(await post('/api/threads/a/contributions', {})).toEqual({ ok: true, id: 'received' })
  expect(vi.getTimerCount()).toBe(0)
})
