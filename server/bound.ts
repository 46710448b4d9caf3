/** How the core hands its tools to the verbs of the domain, once. */
import type { Tools } from './domain/tools.ts'

type Verb = (tools: Tools, ...rest: never[]) => unknown
type Bound<V extends Record<string, Verb>> = {
  [N in keyof V]: V[N] extends (tools: Tools, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never
}

/** Verbs that need no more than what they are about: the tools are theirs already. */
export function bound<V extends Record<string, Verb>>(tools: Tools, verbs: V): Bound<V> {
  const entries = Object.entries(verbs).map(([name, verb]) => [name, verb.bind(null, tools)])
  // Same names, each with its first argument given: what the mapped type says.
  return Object.fromEntries(entries) as Bound<V>
}
