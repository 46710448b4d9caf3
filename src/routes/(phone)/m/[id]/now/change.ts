/** Mending and taking back one's own: the socket first, and where it is silent the very form that works without a script. */
import type { Live } from '$lib/live.svelte.ts'
import { m } from '$lib/paraglide/messages.js'

type Change =
  | { name: 'contribution:edit'; input: { id: string; text: string } }
  | { name: 'contribution:withdraw'; input: { id: string } }

/** The sentence that says why not; null when it is done. */
export async function change(
  live: Live,
  { name, input }: Change,
  form: HTMLFormElement,
): Promise<string | null> {
  if (!live.isConnected) return overHttp(form)
  const answer = name === 'contribution:edit' ? await live.send(name, input) : await live.send(name, input)
  return answer.ok ? null : answer.error.message || m.refusal_unavailable()
}

async function overHttp(form: HTMLFormElement): Promise<string | null> {
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      body: new FormData(form),
    })
    const { deserialize } = await import('$app/forms')
    const result = deserialize<never, { message: string }>(await response.text())
    if (result.type === 'failure') return result.data?.message ?? m.refusal_unavailable()
    return result.type === 'error' ? m.refusal_unavailable() : null
  } catch {
    return m.refusal_unavailable()
  }
}
