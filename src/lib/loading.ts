import { error } from '@sveltejs/kit'
import { isRefusal } from '../../server/refusal.ts'
import { sentenceFor } from './sentences.ts'
import { statusOf } from './statuses.ts'

/** What a page shows when the core says no while loading it: the sentence, and the right status. */
export async function loading<T>(read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal
    error(statusOf[refusal.code], { message: sentenceFor(refusal.reason), code: refusal.code })
  }
}
