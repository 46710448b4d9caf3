/** What the two planning pages do with what was typed. */
import { type ActionFailure, fail } from '@sveltejs/kit'
import { type Refused, answering } from '$lib/forms.ts'
import { m } from '$lib/paraglide/messages.js'
import { type Typed, type Wrong, planFrom, wrongIn } from './planForm.ts'

export interface PlanAnswer {
  typed: Typed
  message?: string
  wrong?: Wrong
}

/** Saves what can be saved; else everything that is wrong, each at its field, with what was typed. */
export async function saving<T>(
  typed: Typed,
  save: (plan: ReturnType<typeof planFrom>) => Promise<T>,
): Promise<T | ActionFailure<PlanAnswer> | ActionFailure<Refused>> {
  const wrong = wrongIn(typed)
  if (Object.keys(wrong).length > 0) return fail(400, { typed, wrong, message: m.desk_plan_wrong() })
  return answering(typed, () => save(planFrom(typed)))
}
