/**
 * One click stops what follows somebody by mail, without a login: by a button on our page, or by the mail program itself, which
 * comes from anywhere and says nothing but `List-Unsubscribe=One-Click` (RFC 8058). So no Origin is asked, and no cookie read.
 */
import { Router } from 'express'
import type { Core } from '../core.ts'
import { isRefusal } from '../refusal.ts'

export function createStops(core: Pick<Core, 'following'>): Router {
  const router = Router()
  router.post('/stop/:token', async (request, response) => {
    const isPage = request.accepts(['text/plain', 'text/html']) === 'text/html'
    try {
      await core.following.stop({ token: request.params.token })
    } catch (error) {
      if (isPage && isRefusal(error)) return response.redirect(303, '/stop/unknown')
      throw error
    }
    if (isPage) response.redirect(303, '/stop/done')
    else response.type('text/plain').send('Stopped.\n')
  })
  return router
}
