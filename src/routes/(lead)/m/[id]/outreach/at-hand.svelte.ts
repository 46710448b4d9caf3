/** Keeps the page on this computer, so that it opens where there is no network. Browsers allow that on https and on localhost alone. */
import { dev } from '$app/environment'
import type { KeepPage } from '$lib/contract/offline.ts'

export type AtHand = 'asking' | 'kept' | 'not_kept' | 'impossible' | 'forgotten'

export class PageAtHand {
  state = $state<AtHand>('asking')
  readonly #page: string

  constructor(page: string) {
    this.#page = page
  }

  async keep(): Promise<void> {
    if (!window.isSecureContext || !('serviceWorker' in navigator)) {
      this.state = 'impossible'
      return
    }
    try {
      const options = { scope: this.#page, type: dev ? ('module' as const) : ('classic' as const) }
      await navigator.serviceWorker.register('/service-worker.js', options)
      void navigator.storage.persist()
      this.state = (await this.#ask(true)) ? 'kept' : 'not_kept'
    } catch {
      // What was kept before is kept still, and serves a page that came without a network.
      this.state = navigator.serviceWorker.controller ? 'kept' : 'not_kept'
    }
  }

  async forget(): Promise<void> {
    await this.#ask(false)
    const registration = await navigator.serviceWorker.getRegistration(this.#page)
    await registration?.unregister()
    this.state = 'forgotten'
  }

  async #ask(keep: boolean): Promise<boolean> {
    const registration = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise<boolean>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true)
    })
    const wish: KeepPage = { keep, page: this.#page, files: filesOfThisPage() }
    registration.active?.postMessage(wish, [port2])
    const isKept = await answer
    // Without a network nothing new is kept; what was is still there.
    return isKept || (keep && !navigator.onLine && navigator.serviceWorker.controller !== null)
  }
}

const filesOfThisPage = (): string[] => [
  ...new Set(
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.startsWith(`${location.origin}/_app/immutable/`)),
  ),
]
