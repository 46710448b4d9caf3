/** Form actions as small change around verbs: a refusal goes back to its form, with what was typed. */
import { type ActionFailure, fail } from '@sveltejs/kit'
import { type Refusal, isRefusal } from '../../server/refusal.ts'
import { sentenceFor } from './sentences.ts'
import { statusOf } from './statuses.ts'

export interface Refused {
  reason: Refusal['reason']
  message: string
  typed: Record<string, string>
}

/** Text fields by name; a field given twice counts once. */
export async function fields(request: Request): Promise<Record<string, string>> {
  const form = await request.formData()
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Runs the verb; what it refuses becomes an answer with its sentence and what was typed, except secrets. */
export async function answering<T>(
  typed: Record<string, string>,
  verb: () => Promise<T>,
): Promise<T | ActionFailure<Refused>> {
  try {
    return await verb()
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { password: _, ...shown } = typed
    return fail(statusOf[error.code], {
      reason: error.reason,
      message: sentenceFor(error.reason, undefined, error.details),
      typed: shown,
    })
  }
}
