/**
 * `npm run bench:thread`: how long the server takes for the page of a long thread, in a young database and in one that holds a
 * million contributions, beside a server that only sends the same bytes. It stops by itself.
 */
import { loadavg } from 'node:os'
import { percentile } from '../../server/rehearsal/command/tally.ts'
import { startChild } from './child.ts'
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
  /** Sorted. */
  ms: number[]
}

async function measure(name: string, size: typeof young): Promise<Measured[]> {
  const server = await startChild<LongThread>('thread-server.ts', { ...size, words })
  const { url, bareUrl, path, loginCookie } = server.ready
  try {
    return [
      await asked(`${name}: a visitor`, url + path, {}),
      await asked(`${name}: a visitor, the last page`, `${url}${path}?from=600`, {}),
      await asked(`${name}: somebody logged in`, url + path, { cookie: loginCookie }),
      await asked(`${name}: the same bytes, and nothing else`, bareUrl + path, {}),
    ]
  } finally {
    await server.stop()
  }
}

/** One after the other, from the question to the last byte. */
async function asked(what: string, url: string, headers: Record<string, string>): Promise<Measured> {
  const ms: number[] = []
  let bytes = 0
  for (let round = -warmUp; round < rounds; round++) {
    const began = performance.now()
    const response = await fetch(url, { headers: { 'accept-language': 'da', ...headers } })
    bytes = (await response.arrayBuffer()).byteLength
    if (!response.ok) throw new Error(`${url}: ${response.status}`)
    if (round >= 0) ms.push(performance.now() - began)
  }
  return { what, kB: bytes / 1000, ms: ms.sort((a, b) => a - b) }
}

const measured = [
  ...(await measure('A young database', young)),
  ...(process.argv[2] === 'young' ? [] : await measure('One with a million contributions', old)),
]
const rows = measured.map(({ what, kB, ms }) => {
  const at = (share: number) => percentile(ms, share).toFixed(1)
  return `| ${what} | ${Math.round(kB)} kB | p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms |`
})
const text = `Written by \`npm run bench:thread\` on ${new Date().toISOString().slice(0, 10)}. ${machine()}, load ${loadavg()[0]?.toFixed(1)}. SQLite.

A thread with ${words} contributions, a third of them answers to others; a page of a hundred, asked for ${rounds} times after ${warmUp}
that are not counted, one after the other over loopback, from the question to the last byte. Wanted: p95 under 30 ms, and with a
million contributions at most 1.3 times that.

| Who asks | Page | Measured |
|---|---|---|
${rows.join('\n')}
`
console.log(text)
await writeSection('The page of a long thread', text)
process.exit(0)
