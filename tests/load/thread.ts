/**
 * `npm run bench:thread`: how long the server takes for the page of a long thread, in a young database and in one that holds a
 * million contributions, beside a server that only sends the same bytes. It stops by itself.
 */
import { loadavg } from 'node:os'
import { percentile } from '../../server/rehearsal/command/tally.ts'
import { type Child, startChild } from './child.ts'
import { machine, writeSection } from './report.ts'
import type { LongThread } from './thread-server.ts'

const words = 1000
const young = { inASeason: 1000, seasons: 1 }
const old = { inASeason: 20_000, seasons: 50 }
const warmUp = 50
const rounds = 300

interface Measured {
  what: string
  kB: number
  /** From the question to the last byte, as whoever asked had it; sorted. */
  ms: number[]
  /** Of that, what the server says that it took; sorted. */
  taken: number[]
}

async function measure(name: string, size: typeof young): Promise<Measured[]> {
  const server = await startChild<LongThread>('thread-server.ts', { ...size, words })
  const { url, bareUrl, path, loginCookie } = server.ready
  const asking = (what: string, address: string, headers = {}) =>
    asked(server, `${name}: ${what}`, address, headers)
  try {
    return [
      await asking('a visitor', url + path),
      await asking('a visitor, the last page', `${url}${path}?from=600`),
      await asking('somebody logged in', url + path, { cookie: loginCookie }),
      await asking('the same bytes, and nothing else', bareUrl + path),
    ]
  } finally {
    await server.stop()
  }
}

/** One after the other. */
async function asked(
  server: Child<LongThread>,
  what: string,
  url: string,
  headers: Record<string, string>,
): Promise<Measured> {
  const ms: number[] = []
  let bytes = 0
  for (let round = -warmUp; round < rounds; round++) {
    const began = performance.now()
    const response = await fetch(url, { headers: { 'accept-language': 'da', ...headers } })
    bytes = (await response.arrayBuffer()).byteLength
    if (!response.ok) throw new Error(`${url}: ${response.status}`)
    if (round >= 0) ms.push(performance.now() - began)
  }
  const all = server.next<number[]>()
  server.tell('taken')
  const taken = (await all).slice(-rounds)
  return { what, kB: bytes / 1000, ms: sorted(ms), taken: sorted(taken) }
}
const sorted = (all: number[]) => all.toSorted((a, b) => a - b)

const measured = [
  ...(await measure('A young database', young)),
  ...(process.argv[2] === 'young' ? [] : await measure('One with a million contributions', old)),
]
const shown = (ms: number[]) =>
  `p50 ${percentile(ms, 0.5).toFixed(1)}, p95 ${percentile(ms, 0.95).toFixed(1)}, max ${percentile(ms, 1).toFixed(1)} ms`
const rows = measured.map(
  ({ what, kB, ms, taken }) => `| ${what} | ${Math.round(kB)} kB | ${shown(taken)} | ${shown(ms)} |`,
)
const text = `Written by \`npm run bench:thread\` on ${new Date().toISOString().slice(0, 10)}. ${machine()}, load ${loadavg()[0]?.toFixed(1)}. SQLite.

A thread with ${words} contributions, a third of them answers to others; a page of a hundred, asked for ${rounds} times after ${warmUp}
that are not counted, one after the other over loopback. What the server took is from the question's first line to the last byte of the
answer that it handed on; whoever asked has it when the last byte is there. Wanted: the server under 30 ms at p95, and with a million
contributions at most 1.3 times that.

| Who asks | Page | The server took | Until all of it was there |
|---|---|---|---|
${rows.join('\n')}
`
console.log(text)
await writeSection('The page of a long thread', text)
process.exit(0)
