/**
 * `npm run bench:mail`: whether a meeting notices that fifty thousand people are being told of another one by mail. The same hall
 * without a mail, and with all of them due. It stops by itself, long before the last of them is sent.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild } from './child.ts'
import type { Place } from './place.ts'
import { type Line, machine, printed, writeSection } from './report.ts'
import { underLoad } from './under-load.ts'

const followers = 50_000
const load = { phones: 200, postsPerSecond: 10, seconds: 30 }
/** Until mails are made and sent at their pace; ms. */
const runUpMs = 10_000
const patienceMs = 120_000

async function quietHall(): Promise<Line[]> {
  const hall = await startChild<Place>('hall.ts')
  const lines = await underLoad('Nobody is told anything', hall, load)
  await hall.stop()
  return lines
}

async function busyHall(): Promise<Line[]> {
  const sink = await startChild<string>('mail-sink.ts')
  const taken = () => {
    const count = sink.next<number>()
    sink.tell('count')
    return count
  }
  const hall = await startChild<Place>('hall.ts', { followers, smtpUrl: sink.ready })
  for (const until = Date.now() + patienceMs; (await taken()) === 0; await sleep(500))
    if (Date.now() > until) throw new Error('No mail has come.')
  await sleep(runUpMs)
  const [before, began] = [await taken(), performance.now()]
  const lines = await underLoad('50,000 are being told', hall, load)
  const seconds = (performance.now() - began) / 1000
  const sent = (await taken()) - before
  await hall.stop()
  await sink.stop()
  const measured = `${sent} in ${Math.round(seconds)} s, ${(sent / seconds).toFixed(0)} a second`
  return [...lines, { part: '50,000 are being told', what: 'Mails sent meanwhile', measured }]
}

const lines = [...(await quietHall()), ...(await busyHall())]
const rows = lines.map(({ part, what, measured }) => `| ${part} | ${what} | ${measured} |`)
const text = `Written by \`npm run bench:mail\` on ${new Date().toISOString().slice(0, 10)}. ${machine()}. SQLite.

${load.phones} phones, ${load.postsPerSecond} posts a second for ${load.seconds} seconds; once while nobody is told anything, and once while ${followers.toLocaleString('en')} followers
of another meeting are due at the same instant, with a mail server on the same machine that takes all it is given.

| | What | Measured |
|---|---|---|
${rows.join('\n')}
`
console.log(printed(lines))
await writeSection('A meeting while many are told by mail', text)
process.exit(0)
