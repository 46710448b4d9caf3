/** Takes the core, reads who is asking, and speaks their language, before any load runs. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { type Handle, type HandleServerError, type RequestEvent, redirect } from '@sveltejs/kit'
import type { Further } from '../server/languages.ts'
import { takeCore } from '../server/slot.ts'
import { speakBy } from './lib/further.ts'
import { hatsCalledBy } from './lib/hat-names.ts'
import { type Page, furtherOn, inLanguage, noting } from './lib/in-language.ts'
import { paraglideMiddleware } from './lib/paraglide/server.js'
import { defineCustomServerStrategy } from './lib/paraglide/runtime.js'

const { core, door, languages, machine, ownOrigin, postman, publicOrigin, rehearsing, report } = takeCore()

hatsCalledBy(() => core.administration.knownHouse()?.hatNames)

const spoken = new WeakMap<Request, 'da' | 'en'>()
defineCustomServerStrategy('custom-page', {
  getLocale: (request) => (request && spoken.get(request)) ?? undefined,
})
const speaking = new AsyncLocalStorage<Further | null>()
speakBy(() => speaking.getStore())

/** Only with a login; whether it may do what it asks, the core decides. */
const guarded = [
  /^\/admin/,
  /^\/me(\/(?!erased$).+)?$/,
  /^\/m\/[^/]+\/(lead(\/.+)?|plan|log|cards|outreach|reports|invitation(\/.+)?)$/,
  /^\/meetings\/new$/,
  /^\/t\/[^/]+\/(answer|host|merge|move)$/,
  /^\/words$/,
]

/** What a page was asked for comes back after the login; what a form was to do does not, since its fields are gone. */
const askedOf = ({ request, url }: RequestEvent) => (request.method === 'GET' ? url.search : '')

export const handle: Handle = async ({ event, resolve }) => {
  const { request, cookies, url, locals, route } = event
  const asking = await door.ask({
    cookies: Object.fromEntries(cookies.getAll().map(({ name, value }) => [name, value])),
    acceptLanguage: request.headers.get('accept-language') ?? undefined,
    isSecure: url.protocol === 'https:',
  })
  Object.assign(locals, asking, {
    ...{ core, door, languages, machine, postman, rehearsing },
    publicOrigin: publicOrigin(url),
    ownOrigin: ownOrigin(url),
  })
  if (!asking.actor.account && guarded.some((area) => area.test(url.pathname)))
    redirect(303, `/login?next=${encodeURIComponent(url.pathname + askedOf(event))}`)

  const said = new Set<string>()
  const page: Page = { route: route.id, said, ...asking }
  const further = furtherOn(page)
  // What it has no word for is said in English.
  spoken.set(request, further ? 'en' : asking.locale)
  return speaking.run(further && noting(further, said), () =>
    paraglideMiddleware(request, ({ request: localised }) => {
      event.request = localised
      return resolve(event, {
        transformPageChunk: ({ html }) => inLanguage(html, page, core.administration.knownHouse()),
      })
    }),
  )
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
  const reference = randomBytes(4).toString('hex')
  if (status >= 500) report(error, { reference, path: event.route.id })
  // The last page, for when not even a layout loads, has nothing but the message to say.
  return { message: status >= 500 ? reference : message, reference }
}
