import * as v from 'valibot'
import { isReason, refuse } from './refusal.ts'

/** What came from outside, in the shape that a verb asked for; refuses with the first thing that is wrong. */
export function parse<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, input, { abortEarly: true, abortPipeEarly: true })
  if (result.success) return result.output
  const { message } = result.issues[0]
  return refuse(isReason(message) ? message : 'malformed')
}
