/** Changing one's own: the socket first, and where it is silent the very form that works without a script. */
import type { Answer } from '$lib/contract/wire/answers.ts'
import type { EventName, InputOf, Live } from '$lib/live.svelte.ts'
import { m } from '$lib/paraglide/messages.js'

/** The sentence that says why not; null when it is done. */
export async function change<N extends EventName>(
  live: Live,
  { name, input }: { name: N; input: InputOf<N> },
  form: HTMLFormElement,
): Promise<string | null> {
  if (!live.isConnected) return (await postForm(form)).problem
  // Whichever event it answers.
  return problemOf((await live.send(name, input)) as Answer<object>)
}

/** The sentence of a refusal; null for what was done. */
export function problemOf(answer: Answer<object>): string | null {
  return answer.ok ? null : answer.error.message || m.refusal_unavailable()
}

/** A form of this page, sent without leaving it. Never throws. */
export async function postForm<T extends Record<string, unknown>>(
  form: HTMLFormElement,
): Promise<{ problem: string; outcome?: never } | { problem: null; outcome?: T | undefined }> {
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      body: new FormData(form),
    })
    const { deserialize } = await import('$app/forms')
    const result = deserialize<T, { message: string }>(await response.text())
    if (result.type === 'failure') return { problem: result.data?.message ?? m.refusal_unavailable() }
    if (result.type === 'error') return { problem: m.refusal_unavailable() }
    return { problem: null, ...(result.type === 'success' && { outcome: result.data }) }
  } catch {
    return { problem: m.refusal_unavailable() }
  }
}
