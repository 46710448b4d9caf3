/** What a page says by plain HTTP, for where there is no socket; the same answers come back. */
import type { Answer, Failure } from './contract/wire/answers.ts'

/** 128 bits. `crypto.randomUUID` does not exist on plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** More than a slow phone needs. A line that has gone silent is otherwise waited for until it is torn; ms. */
const patienceMs = 20_000

/** What is answered as JSON. Rejects when all of it has not come in time. */
export async function answerTo(
  path: string,
  init: RequestInit = {},
): Promise<{ ok: boolean; body: unknown }> {
  // `AbortSignal.timeout` is younger than the oldest browsers we serve.
  const impatience = new AbortController()
  const timer = setTimeout(() => impatience.abort(), patienceMs)
  try {
    const response = await fetch(path, { ...init, signal: impatience.signal })
    return { ok: response.ok, body: await response.json() }
  } finally {
    clearTimeout(timer)
  }
}

/** `T` is what our API says of this path; `unavailable` when there is nobody to hear it. */
export async function post<T>(path: string, sent: object): Promise<Answer<T>> {
  try {
    const { ok, body } = await answerTo(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    })
    return ok ? { ok, ...(body as T) } : refused(body as Problem)
  } catch {
    return refused({})
  }
}

/** A problem document of ours, or what stands in its place when a proxy has answered. */
interface Problem {
  code?: Failure['error']['code']
  reason?: string
  title?: string
}

const refused = ({ code = 'unavailable', reason = 'unavailable', title = '' }: Problem): Failure => ({
  ok: false,
  error: { code, reason, message: title },
})
