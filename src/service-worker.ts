/// <reference lib="webworker" />
/**
 * Keeps the page of outreach on a computer that will be far from any network. It is registered for that address alone and
 * touches nothing else: the page as it was last opened, the files it is made of, and never an answer of the server's.
 */
import type { KeepPage } from '$lib/contract/offline.ts'

// SvelteKit builds this file for the worker's own world.
const worker = globalThis as unknown as ServiceWorkerGlobalScope

/** How long a network that hardly works is waited for. */
const patienceMs = 4000
const storeOf = (page: string) => `outreach ${page}`

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('message', (event) => {
  // Sent by our own page, which alone is in our scope.
  const wish = event.data as KeepPage
  const done = wish.keep ? keep(wish) : forget(wish.page)
  event.waitUntil(
    done.then(
      (isKept) => event.ports[0]?.postMessage(isKept),
      () => event.ports[0]?.postMessage(false),
    ),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(pageFor(request, pathname))
  else if (pathname.startsWith('/_app/immutable/')) event.respondWith(fileFor(request))
})

/** All of it, or what was kept before: the page goes in last, when everything that it is made of is there. */
async function keep({ page, files }: KeepPage): Promise<boolean> {
  const store = await caches.open(storeOf(page))
  const known = new Set((await store.keys()).map(({ url }) => url))
  await Promise.all(files.filter((file) => !known.has(file)).map((file) => store.add(file)))
  const response = await fetch(page, { headers: { accept: 'text/html' } })
  // Sent on to the login: that is not the page.
  if (!response.ok || response.redirected) return false
  await store.put(page, response)
  const wanted = new Set([...files, new URL(page, location.origin).href])
  for (const request of await store.keys()) if (!wanted.has(request.url)) await store.delete(request)
  return true
}

async function forget(page: string): Promise<boolean> {
  await caches.delete(storeOf(page))
  return false
}

/** From the server while it answers; its login page too, since whoever is logged out should hear of it. */
async function pageFor(request: Request, page: string): Promise<Response> {
  const kept = await caches.match(page, { ignoreVary: true })
  if (!kept) return fetch(request)
  try {
    return await Promise.race([fetch(request), silence()])
  } catch {
    return kept
  }
}

const silence = () =>
  new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('silence')), patienceMs))

const fileFor = async (request: Request): Promise<Response> =>
  (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
