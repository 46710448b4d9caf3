/**
 * SvelteKit leaves a page whose data do not come, and without network nobody comes back from there: while something is done
 * patiently, what is asked for pages waits until somebody answers.
 */
const againMs = 2000
let waiting = 0
let plainFetch: typeof fetch

/** It has no other door to what is fetched for its pages. Several may be patient at once. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  if (waiting++ === 0) {
    plainFetch = window.fetch
    window.fetch = (asked, init) =>
      isForPages(asked) ? untilAnswered(() => plainFetch(asked, init)) : plainFetch(asked, init)
  }
  try {
    return await work()
  } finally {
    if (--waiting === 0) window.fetch = plainFetch
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
