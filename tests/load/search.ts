/**
 * `npm run bench:search`: how long it takes to find words among a million contributions, on SQLite and on PostgreSQL, beside a
 * search of the same rows that has no index. It stops by itself, and leaves nothing but the table in `docs/benchmarks.md`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Actor, nobody } from '../../server/domain/people/actor.ts'
import type { Core } from '../../server/core.ts'
import type { Opened } from '../../server/persistence/engine.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { percentile } from '../../server/rehearsal/command/tally.ts'
import { deviceKey, newDevice } from '../../server/auth/devices.ts'
import { startPostgres } from '../support/postgres.ts'
import { coreOn, fillSeasons } from './seasons.ts'
import { host, meetingId } from './search-world.ts'
import { machine, writeSection } from './report.ts'

const wanted = process.argv[2]
const inASeason = 20_000
const seasons = 50
const rounds = 15

/** What is asked, by what is hard about it. */
const asked: [what: string, input: Record<string, string>][] = [
  ['a rare word', { q: 'nigløfjemun' }],
  ['a word that a few say', { q: 'pægryvibra' }],
  ['a common word', { q: 'bænke' }],
  ['a common word', { q: 'torvet' }],
  ['a small word that nearly all say', { q: 'og' }],
  ['two common words', { q: 'bussen børnene' }],
  ['a common word and a rare one', { q: 'torvet pægryvibra' }],
  ['four words', { q: 'torvet bænke skolen bussen' }],
  ['an unfinished word', { q: 'lege' }],
  ['an unfinished word', { q: 'kult' }],
  ['an unfinished word after another', { q: 'cykler skol' }],
  ['a compound', { q: 'legepladsen' }],
  ['the last part of a compound', { q: 'pladsen' }],
  ['words in quotation marks', { q: '"torvet bænke"' }],
  ['words in quotation marks', { q: '"torvet bænke skolen"' }],
  ['one way of coming', { q: 'kysthallen', channel: 'paper' }],
  ['one way of coming', { q: 'torvet', channel: 'paper' }],
  ['one place', { q: 'naborådet', place: 'Havnen' }],
  ['one meeting', { q: 'torvet', meeting: meetingId(20) }],
  ['one meeting, where nobody said it', { q: 'nigløfjemun', meeting: meetingId(20) }],
  ['an old year', { q: 'torvet', from: '2018-01-01', to: '2018-12-31' }],
  ['questions alone', { q: 'bænke', kind: 'thread' }],
  ['nothing that was said', { q: 'xylofonkvartet' }],
]

interface Measured {
  what: string
  ms: number[]
  found: number
}

async function measure(opened: Opened) {
  const core = coreOn(opened)
  const { filledMs } = await fillSeasons(opened, core, { inASeason, seasons })
  const device = newDevice()
  const leader: Actor = {
    account: { id: host, name: 'Mette Skov', roles: ['facilitator'] },
    keyIn: (id) => deviceKey(device, id, 'seal'),
  }
  const all: Measured[] = []
  for (const [what, input] of asked) all.push(await measured(what, input, [nobody, leader], core))
  const reference = await withoutIndex(opened)
  return { all, reference, filledMs }
}

async function measured(
  what: string,
  input: Record<string, string>,
  actors: Actor[],
  core: Core,
): Promise<Measured> {
  const ms: number[] = []
  let found = 0
  for (let round = 0; round < rounds; round++)
    for (const actor of actors) {
      const from = performance.now()
      const answer = await core.search.find(actor, input)
      ms.push(performance.now() - from)
      found = answer?.hits.length ?? 0
    }
  return { what: `${what}: ${Object.values(input).join(', ')}`, ms, found }
}

/** The same rows, the same order and the same rule, with `like` and nothing else. */
async function withoutIndex({ reading }: Opened): Promise<number[]> {
  const ms: number[] = []
  for (const word of ['torvet', 'bænke', 'nigløfjemun', 'kysthallen', 'xylofonkvartet']) {
    const from = performance.now()
    await sql`select c.id from contribution c join meeting m on m.id = c.meeting_id
      where c.text like ${`%${word}%`} and c.state = 'shown' and m.access = 'open' and m.published_at is not null
      order by m.starts_at desc, c.created_at limit 20`.execute(reading)
    ms.push(performance.now() - from)
  }
  return ms
}

async function report(engine: string, { all, reference, filledMs }: Awaited<ReturnType<typeof measure>>) {
  const rows = all.map(({ what, ms, found }) => `| ${what.replaceAll('|', '')} | ${found} | ${shown(ms)} |`)
  const text = `Written by \`npm run bench:search\` on ${new Date().toISOString().slice(0, 10)}. ${machine()}, load ${loadavg()[0]?.toFixed(1)}.

${(inASeason * seasons).toLocaleString('en')} contributions at ${((inASeason * seasons) / 500).toLocaleString('en')} meetings, a fifth of which are not for everybody; each question asked ${rounds} times by
somebody unknown and ${rounds} times by a facilitator with a phone that has been to none of them. From the question to twenty hits with all
that a page shows of them. The index took in ${Math.round(inASeason / (filledMs / 1000)).toLocaleString('en')} contributions a second.

| Looked for | Hits on the first page | Measured |
|---|---|---|
${rows.join('\n')}
| **All of them** (wanted: p95 under 50 ms) | | **${shown(all.flatMap(({ ms }) => ms))}** |
| The same rows with \`like\`, without an index | | ${shown(reference)} |
`
  console.log(text)
  await writeSection(`Search on ${engine}`, text)
}

function shown(ms: number[]): string {
  const sorted = ms.toSorted((a, b) => a - b)
  return `p50 ${percentile(sorted, 0.5).toFixed(1)}, p95 ${percentile(sorted, 0.95).toFixed(1)}, max ${(sorted.at(-1) ?? 0).toFixed(1)} ms`
}

const folder = await mkdtemp(join(tmpdir(), 'raadslag-search-'))
try {
  if (wanted !== 'postgres') {
    const opened = await openDatabase(join(folder, 'bench.db'))
    await report('SQLite', await measure(opened))
    await opened.close()
  }
  if (wanted !== 'sqlite') {
    const postgres = await startPostgres()
    const opened = await openDatabase(postgres.url)
    await report('PostgreSQL', await measure(opened))
    await opened.close()
    await postgres.stop()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exit(0)
