/** What a page says by plain HTTP, for where there is no socket; the same answers come back. */
import type { Answer, Failure } from './contract/wire/answers.ts'

/** 128 bits. `crypto.randomUUID` does not exist on plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `T` is what our API says of this path; `unavailable` when there is nobody to hear it. */
export async function post<T>(path: string, body: object): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) return { ok: true, ...((await response.json()) as T) }
    return refused((await response.json()) as Problem)
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
