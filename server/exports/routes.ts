/**
 * A meeting to take along: everything as JSON, its words as CSV, its time as ICS, its record as a Word document. One reads
 * here what one may read on the page. And all that is stored about oneself.
 */
import { type Response, Router } from 'express'
import type { Door } from '../auth/door.ts'
import type { Config } from '../config.ts'
import type { Core } from '../core.ts'
import { refuse } from '../refusal.ts'
import { askingOf, speechOf, readsAsking } from '../http/asking.ts'
import { type Report, problems } from '../http/refusals.ts'
import { type Judge, originFor } from '../http/whence.ts'
import { calendarOf } from './calendar.ts'
import { documentOf } from './document/document.ts'
import { recordOf } from './document/record.ts'
import { gatheredIn } from './gathered.ts'
import { speaking } from './language.ts'
import { personPage } from './person.ts'
import { tableOf } from './table.ts'
import { readWhole, withEarlier } from './whole.ts'

interface Parts {
  config: Config
  core: Core
  door: Door
  judge: Judge
  report: Report
}

export function createExports({ config, core, door, judge, report }: Parts): Router {
  const router = Router()
  const path = /^\/m\/([0-9a-z]{26})\.(json|csv|ics|docx)$/
  router.get(path, readsAsking(door, judge), async (request, response) => {
    const { id, format } = partsOf(request.path)
    await send[format](core, response, id, originFor(config, judge, request))
  })
  router.use(path, problems(report, speechOf))
  router.get('/me.json', readsAsking(door, judge), async (_request, response) => {
    response.set(keptByNobody).json(await core.accounts.takeOut(askingOf(response).actor))
  })
  router.get('/me.html', readsAsking(door, judge), async (_request, response) => {
    const { actor, locale } = askingOf(response)
    const all = await core.accounts.takeOut(actor)
    const followed = await core.following.list(actor)
    const page = speaking(locale, () => personPage(all, followed, locale))
    response.set(keptByNobody).type('html').send(page)
  })
  router.use(['/me.json', '/me.html'], problems(report, speechOf))
  return router
}

/** No machine on the way. */
const keptByNobody = { 'cache-control': 'no-store' }

/** The pattern has matched, so both are there. */
function partsOf(matched: string): { id: string; format: keyof typeof send } {
  const [id = '', format = ''] = matched.slice('/m/'.length).split('.')
  return { id, format: format as keyof typeof send }
}

const wordDocument = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const send = {
  async ics(core: Core, response: Response, id: string) {
    const { meeting } = await core.meetings.read(askingOf(response).actor, id)
    // Nobody is to come to a rehearsal.
    if (meeting.rehearsal) refuse('not_found')
    response.type('text/calendar').send(calendarOf(meeting))
  },
  async json(core: Core, response: Response, id: string) {
    const { actor } = askingOf(response)
    const { meeting, agenda, pages } = await readWhole(core, actor, id)
    const threads = await withEarlier(core, pages)
    const { questions, promises, speakers } = await core.meetings.summary(actor, id)
    response.json({ meeting, agenda, threads, themes: gatheredIn(questions), promises, speakers })
  },
  async csv(core: Core, response: Response, id: string) {
    const { actor } = askingOf(response)
    const { pages } = await readWhole(core, actor, id)
    const { questions } = await core.meetings.summary(actor, id)
    response
      .type('text/csv')
      .attachment(`${id}.csv`)
      .send(tableOf(pages, gatheredIn(questions)))
  },
  async docx(core: Core, response: Response, id: string, origin: string) {
    const { actor, locale } = askingOf(response)
    const recorded = {
      ...(await readWhole(core, actor, id)),
      summary: await core.meetings.summary(actor, id),
      municipality: (await core.accounts.municipality()).municipality,
      ...{ origin, locale, at: Date.now() },
    }
    const paper = speaking(locale, () => recordOf(recorded))
    response
      .type(wordDocument)
      .attachment(`${id}.docx`)
      .send(await documentOf(paper))
  },
}
