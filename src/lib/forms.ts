/** Form actions as small change around verbs: a refusal goes back to its form, with what was typed. */
import { type ActionFailure, type RequestEvent, fail } from '@sveltejs/kit'
import { type Refusal, isRefusal } from '../../server/refusal.ts'
import { sentenceFor } from './sentences.ts'
import { statusOf } from './statuses.ts'

export type Typed = Record<string, string>

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
    const { password: _, present: __, ...shown } = typed
    return fail(statusOf[error.code], {
      reason: error.reason,
      message: sentenceFor(error.reason, undefined, error.details),
      typed: shown,
    })
  }
}

/** An action: one form, one verb, which gets what was typed; where it leads afterwards, it says itself. */
export function acting<E extends RequestEvent, T>(
  verb: (event: E, typed: Typed) => Promise<T>,
): (event: E) => Promise<T | ActionFailure<Refused>> {
  return async (event) => {
    const typed = await fields(event.request)
    return answering(typed, () => verb(event, typed))
  }
}

/** One button on a page of one meeting, one verb: the address goes back to the bare page. */
export const pressing = <T extends object | void>(
  verb: (locals: App.Locals, typed: Typed & { meetingId: string }) => Promise<T>,
) =>
  acting(({ locals, params: { id = '' } }: RequestEvent, typed) => verb(locals, { ...typed, meetingId: id }))

/** When something was saved, as a hidden field carries it: empty for never, absent for a form that does not say. */
export const instantFrom = (typed: string | undefined): number | null | undefined =>
  typed ? Number(typed) : typed === '' ? null : undefined
