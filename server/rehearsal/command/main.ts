/** `npm run rehearse`: a meeting from a file, on a server that runs, through real connections. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../config.ts'
import type { Rehearsal } from '../../domain/rehearsals/from-file.ts'
import { type Line, openLine } from '../line.ts'
import { join, post } from '../phone.ts'
import { type MeetingFile, type Options, readKey, readMeetingFile, readOptions } from './options.ts'
import { piecesOf } from './pieces.ts'
import { sendAll } from './sending.ts'
import { type Result, type Tally, createTally, percentile } from './tally.ts'

/** How long the last words may take to every phone. */
const arrivalMs = 10_000

try {
  const options = readOptions(process.argv.slice(2), readConfig())
  const result = await rehearse(options, await readMeetingFile(options.file))
  process.exit(result.lost + result.doubled > 0 ? 1 : 0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

async function rehearse(options: Options, file: MeetingFile): Promise<Result> {
  const { url, phones, minutes } = options
  const rehearsal = await begin(options, file)
  const { meetingId, items } = rehearsal
  printLinks(url, rehearsal)

  const desk = await openLine({ url, meetingId, audience: 'desk', cookie: await logIn(url, rehearsal) })
  const tally = createTally(phones)
  const lines = await Promise.all(
    Array.from({ length: phones }, (_, i) => takeSeat(url, rehearsal, tally, i)),
  )
  const scripts = file.threads.map(({ contributions }) => contributions.flatMap(piecesOf))
  const pauseMs = (minutes * 60_000) / scripts.flat().length

  for (const [i, { id: itemId, threadId }] of items.entries()) {
    const moved = await desk.ask('agenda:move', { meetingId, itemId })
    if (!moved.ok) throw new Error(moved.error.message)
    const pieces = (scripts[i] ?? []).map((text) => ({ threadId, text }))
    console.log(`${file.threads[i]?.question ?? ''} (${pieces.length})`)
    await sendAll({ meetingId, lines, tally, pauseMs }, pieces)
  }
  return settle({ ...rehearsal, url, desk, lines, tally })
}

async function begin({ url, dataDir }: Options, file: MeetingFile): Promise<Rehearsal> {
  const key = await readKey(dataDir)
  return post<Rehearsal>(`${url}/api/operator/rehearsals`, file, key).catch((error: unknown) => {
    const why =
      error instanceof TypeError || !(error instanceof Error) ? 'nobody answers there' : error.message
    throw new Error(`The rehearsal could not begin at ${url}: ${why}.`)
  })
}

/** As the button behind the link does it; answers with the cookies. */
async function logIn(url: string, { loginSecret }: Rehearsal): Promise<string> {
  const response = await fetch(`${url}/login/${loginSecret}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, accept: 'text/html' },
    body: new URLSearchParams(),
  })
  const cookies = response.headers.getSetCookie().map((header) => header.split(';')[0] ?? '')
  if (!cookies.some((cookie) => /login=/.test(cookie))) throw new Error('The desk was not let in.')
  return cookies.join('; ')
}

async function takeSeat(url: string, { code, meetingId }: Rehearsal, tally: Tally, i: number): Promise<Line> {
  const { token } = await join(url, code)
  const line = await openLine({ url, meetingId, token })
  line.heard(({ upserts }) =>
    tally.arrived(
      i,
      upserts.contributions.map(({ id }) => id),
    ),
  )
  return line
}

interface Ending extends Rehearsal {
  url: string
  desk: Line
  lines: Line[]
  tally: Tally
}

/** A fresh phone is asked as well: what it is told from nothing must be what the others heard bit by bit. */
async function settle({ url, code, meetingId, desk, lines, tally }: Ending): Promise<Result> {
  for (const until = Date.now() + arrivalMs; Date.now() < until && tally.underWay() > 0;) await sleep(100)
  const { token } = await join(url, code)
  const fresh = await openLine({ url, meetingId, token })
  const contributionsOf = (line: Line) => [...line.picture().contributions.values()]
  const said = contributionsOf(desk)
  const result = tally.result(said, [fresh, ...lines].map(contributionsOf))
  print(result, lines.length)
  printWall(said.filter((one) => (one.desk?.showings ?? 0) > 0).length, said.length)
  return result
}

function print(result: Result, phones: number) {
  const { sent, acknowledged, everywhere, lost, doubled, refused, delays } = result
  const at = (share: number) => `${Math.round(percentile(delays, share))} ms`
  console.log(`
  sent                  ${sent}
  acknowledged          ${acknowledged}
  on all ${String(phones).padEnd(3)} phones     ${everywhere}
  refused               ${refused.length}${refused.length > 0 ? `: ${[...new Set(refused)].join(' ')}` : ''}
  lost                  ${lost}
  doubled               ${doubled}
  Send to everybody     p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`)
}

/** Each card stands as long as it takes to read, however fast the words are sent. */
function printWall(shown: number, all: number) {
  console.log(`  shown on the wall     ${shown} of ${all}
${shown < all ? '\nWith more --minutes the wall, if one is open, comes to the others as well.\n' : ''}
The rehearsal is still open. End it at the desk when you have seen enough: then it leaves no trace.`)
}

function printLinks(url: string, { meetingId, code, guestSecret, wallCode }: Rehearsal) {
  console.log(`
  Phone        ${url}/j/${code}
  Wall         ${url}/wall?code=${wallCode}  (works once)
  Facilitator  ${url}/login/${guestSecret}?next=/m/${meetingId}/lead  (works once)
`)
}
