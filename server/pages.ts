/** SvelteKit's pages behind Express: the built handler, or Vite in development. Loaded only when the core is in its slot. */
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { Express, Handler } from 'express'

/** `none` is for who wants the API and the sockets alone. */
export type Pages = 'built' | 'development' | 'none'

/** Answers how to close them. */
export async function attachPages(app: Express, http: Server, pages: Pages): Promise<() => Promise<void>> {
  if (pages === 'none') return async () => {}
  return pages === 'development' ? withVite(app, http) : built(app)
}

async function built(app: Express) {
  // adapter-node reads these when it is imported, and nowhere says so in its types.
  process.env.PROTOCOL_HEADER = 'x-raadslag-protocol'
  process.env.HOST_HEADER = 'x-raadslag-host'
  process.env.ADDRESS_HEADER = 'x-raadslag-address'
  // A list of addresses; forms that people type in are held shorter (`http/app.ts`).
  process.env.BODY_SIZE_LIMIT = '1M'
  // Our own ORIGIN is applied to those headers; Kit's would leave no other name working.
  delete process.env.ORIGIN
  const url = new URL('../build/handler.js', import.meta.url)
  if (!existsSync(url)) throw new Error('The pages have not been built yet. Build them with npm run build.')
  const { handler } = (await import(url.href)) as { handler: Handler }
  app.use(handler)
  return async () => {}
}

async function withVite(app: Express, http: Server) {
  const { createServer } = await import('vite')
  const vite = await createServer({
    appType: 'custom',
    server: { middlewareMode: true, ws: { server: http } },
  })
  app.use(vite.middlewares)
  return () => vite.close()
}
