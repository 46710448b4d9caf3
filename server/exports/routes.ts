/** A meeting to take along: everything as JSON, its words as CSV, its time as ICS. One reads here what one may read on the page. */
import { type Response, Router } from 'express'
import type { Door } from '../auth/door.ts'
import type { Core } from '../core.ts'
import { askingOf, localeOf, readsAsking } from '../http/asking.ts'
import { type Report, problems } from '../http/refusals.ts'
import type { Judge } from '../http/whence.ts'
import { refuse } from '../refusal.ts'
import { calendarOf } from './calendar.ts'
import { tableOf } from './table.ts'

interface Parts {
  core: Core
  door: Door
  judge: Judge
  report: Report
}

export function createExports({ core, door, judge, report }: Parts): Router {
  const router = Router()
  const path = /^\/m\/([0-9a-z]{26})\.(json|csv|ics)$/
  router.get(path, readsAsking(door, judge), async (request, response) => {
    const { id, format } = partsOf(request.path)
    await send[format](core, response, id)
  })
  router.use(path, problems(report, localeOf))
  return router
}

/** The pattern has matched, so both are there. */
function partsOf(matched: string): { id: string; format: keyof typeof send } {
  const [id = '', format = ''] = matched.slice('/m/'.length).split('.')
  return { id, format: format as keyof typeof send }
}

const send = {
  async ics(core: Core, response: Response, id: string) {
    const { meeting } = await core.meetings.read(askingOf(response).actor, id)
    response.type('text/calendar').send(calendarOf(meeting))
  },
  async json(core: Core, response: Response, id: string) {
    response.json(await wholeMeeting(core, response, id))
  },
  async csv(core: Core, response: Response, id: string) {
    const { threads } = await wholeMeeting(core, response, id)
    response.type('text/csv').attachment(`${id}.csv`).send(tableOf(threads))
  },
}

async function wholeMeeting(core: Core, response: Response, id: string) {
  const { actor } = askingOf(response)
  const { meeting, agenda, threads, mayReadWords } = await core.meetings.read(actor, id)
  if (!mayReadWords) refuse('join_first')
  const pages = await Promise.all(threads.map((thread) => core.threads.read(actor, { id: thread.id })))
  return { meeting, agenda, threads: pages.map(({ thread, posts }) => ({ ...thread, contributions: posts })) }
}
