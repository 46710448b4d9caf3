/**
 * Loads again what a page says that it depends on, for what is on no feed. SvelteKit leaves a page whose data do not come,
 * and without network nobody comes back from there: so what it asks for waits until somebody answers.
 */
import { invalidate } from '$app/navigation'

const againMs = 2000
let isAsking = false
let isAskedAgain = false

export async function loadAgain(dependency: string): Promise<void> {
  isAskedAgain = true
  if (isAsking) return
  isAsking = true
  while (isAskedAgain) {
    isAskedAgain = false
    await patiently(() => invalidate(dependency)).catch(() => {})
  }
  isAsking = false
}

/** It has no other door to what is fetched for its pages. */
async function patiently(work: () => Promise<void>): Promise<void> {
  const { fetch } = window
  window.fetch = (asked, init) =>
    isForPages(asked) ? untilAnswered(() => fetch(asked, init)) : fetch(asked, init)
  try {
    await work()
  } finally {
    window.fetch = fetch
  }
}

const isForPages = (asked: RequestInfo | URL): boolean =>
  String(asked instanceof Request ? asked.url : asked).includes('/__data.json')

async function untilAnswered(ask: () => Promise<Response>): Promise<Response> {
  for (;;)
    try {
      return await ask()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
}
