/**
 * Cards and posters of a meeting, for who leads it. Printing cards makes numbers and codes, so it is asked for as a change;
 * a poster is only read.
 */
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import * as v from 'valibot'
import { Id } from '../../src/lib/contract/inputs/parts.ts'
import type { Door } from '../auth/door.ts'
import type { Config } from '../config.ts'
import type { Core } from '../core.ts'
import { speaking } from '../exports/language.ts'
import { askingOf, speechOf, readsAsking, refusesForeignOrigins } from '../http/asking.ts'
import { type Report, problems } from '../http/refusals.ts'
import { type Judge, originFor } from '../http/whence.ts'
import { parse } from '../parse.ts'
import { refuse } from '../refusal.ts'
import { print } from './print.ts'
import type { Printed } from './printed.ts'
import { type Around, cardsOf, hatCardsOf, postersOf } from './words.ts'

interface Parts {
  config: Config
  core: Core
  door: Door
  judge: Judge
  report: Report
}

const paths = ['/m/:id/cards.pdf', '/m/:id/poster.pdf', '/m/:id/hats.pdf'] as const

export function createPrints({ config, core, door, judge, report }: Parts): Router {
  const router = Router()
  router.use([...paths], readsAsking(door, judge), refusesForeignOrigins(config, judge))
  router.use(
    [...paths],
    express.urlencoded({ extended: false, limit: '4kb' }),
    express.json({ limit: '4kb' }),
  )
  const around: Near = (request, response) => aroundOf(core, response, originFor(config, judge, request))
  router.post(paths[0], printsCards(core, around))
  router.get(paths[1], printsPoster(core, around))
  router.post(paths[2], printsHats(core, around))
  router.use([...paths], problems(report, speechOf))
  return router
}

type Near = (request: Request<{ id: string }>, response: Response) => Promise<Around>
type About = RequestHandler<{ id: string }>

/** From a form, where numbers are words. */
const CardsForm = v.object({
  threadId: v.optional(v.string(), ''),
  count: v.pipe(v.unknown(), v.transform(Number)),
})

function printsCards(core: Core, around: Near): About {
  return async (request, response) => {
    const { id } = request.params
    const { actor, locale } = askingOf(response)
    const near = await around(request, response)
    const sheet = await core.paper.print(actor, { ...parse(CardsForm, request.body ?? {}), meetingId: id })
    await hand(
      response,
      speaking(locale, () => cardsOf(near, sheet)),
    )
  }
}

/** One box that is ticked is a word, several are a list. */
const HatsForm = v.object({
  hatIds: v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())]), []),
    v.transform((ids) => [ids].flat()),
  ),
})

function printsHats(core: Core, around: Near): About {
  return async (request, response) => {
    const { actor, locale } = askingOf(response)
    const near = await around(request, response)
    const { hatIds } = parse(HatsForm, request.body ?? {})
    const cards = await core.hats.print(actor, { meetingId: request.params.id, hatIds })
    await hand(
      response,
      speaking(locale, () => hatCardsOf(near, cards)),
    )
  }
}

/** `about` is a question's id, or `questions` for a poster of each; without it the poster is the meeting's own. */
const PosterQuery = v.object({
  about: v.optional(v.string()),
  size: v.optional(v.fallback(v.picklist(['A4', 'A3']), 'A4'), 'A4'),
})

function printsPoster(core: Core, around: Near): About {
  return async (request, response) => {
    const { about, size } = parse(PosterQuery, request.query)
    const { actor, locale } = askingOf(response)
    const near = await around(request, response)
    const { threads } = await core.meetings.read(actor, request.params.id)
    const asked = about === 'questions' ? threads : threads.filter(({ id }) => id === about)
    if (about && asked.length === 0) refuse('not_found')
    await hand(
      response,
      speaking(locale, () => postersOf(near, size, about ? asked : null)),
    )
  }
}

/** Refuses `not_announced` and `meeting_closed`: there is a code to print from the announcement to the closing. */
async function aroundOf(core: Core, response: Response, origin: string): Promise<Around> {
  const { actor, locale } = askingOf(response)
  const { meeting, codes } = await core.meetings.readDesk(actor, parse(Id, response.req.params.id))
  if (!codes) return refuse(meeting.state === 'closed' ? 'meeting_closed' : 'not_announced')
  const { municipality } = await core.accounts.municipality()
  const logo = await core.administration.paperLogo()
  return { meeting, municipality, language: locale, origin, posterCode: codes.poster, logo }
}

async function hand(response: Response, printed: Printed): Promise<void> {
  const name = `${printed.title.replaceAll(/[^\p{L}\p{N} -]/gu, '')}.pdf`
  response
    .type('application/pdf')
    .attachment(name)
    .send(await print(printed))
}
