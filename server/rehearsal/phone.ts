/** What a phone does over HTTP before it has a live line: join by a code, and write. */
import type { SubmitInput } from '../../src/lib/contract/inputs/contributions.ts'
import type { RefusalCode } from '../../src/lib/contract/words.ts'
import { sha256 } from '../ids.ts'

export interface Joined {
  meetingId: string
  token: string
}

export const join = (url: string, code: string): Promise<Joined> => post(`${url}/api/join`, { code })

export type Said = Omit<SubmitInput, 'key' | 'threadId'>

/** Answers with the contribution's id. The same words to the same thread are the same contribution. */
export async function write(url: string, token: string, threadId: string, said: Said): Promise<string> {
  const body = { ...said, key: keyFor(threadId, said.text) }
  const { id } = await post<{ id: string }>(`${url}/api/threads/${threadId}/contributions`, body, token)
  return id
}

/** It follows from the words, so that a second start repeats instead of doubling. */
export const keyFor = (threadId: string, text: string): string => sha256(`${threadId} ${text}`)

/** A refusal, or whatever else came instead of an answer. */
export class Unanswered extends Error {
  readonly code: RefusalCode | null
  constructor(message: string, code: RefusalCode | null) {
    super(message)
    this.code = code
  }
}

export async function post<T>(url: string, body: unknown, bearer?: string): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(body),
  })
  // Our own API answers with what was asked for, or with a problem document.
  const answer = (await response.json()) as T & { code?: RefusalCode; title?: string }
  if (!response.ok) throw new Unanswered(answer.title ?? response.statusText, answer.code ?? null)
  return answer
}
