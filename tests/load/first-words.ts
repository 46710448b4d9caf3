/** How long it takes from `npm run demo` until a wall shows somebody's words. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { utterance } from '../../server/demo/texts/script.ts'
import { talkScripts } from '../../server/demo/texts/talk.ts'
import { aBrowser } from '../e2e/browser.ts'
import type { Line } from './report.ts'

const port = process.env.PORT ?? '3399'
const patienceMs = 180_000

export async function timeToFirstWords(): Promise<Line> {
  const began = performance.now()
  // In a group of its own, so that npm and what it started are ended together.
  const demo = spawn('npm', ['run', '-s', 'demo'], {
    env: { ...process.env, PORT: port, HOST: '127.0.0.1', DATA_DIR: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const browser = await aBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(await wallLinkFrom(demo))
    const served = performance.now()
    await page.getByRole('button').click()
    const texts = (talkScripts[0] ?? []).map((line) => utterance(line).text)
    const showsOne = (known: string[]) =>
      known.some((text) => document.body.textContent.replaceAll(/\s+/g, ' ').includes(text))
    await page.waitForFunction(showsOne, texts, { timeout: patienceMs })
    return lineOf(served - began, performance.now() - began)
  } finally {
    await browser.close()
    if (demo.pid) process.kill(-demo.pid, 'SIGINT')
    await once(demo, 'exit')
  }
}

async function wallLinkFrom({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The demo has no output.')
  for await (const printed of createInterface({ input: stdout })) {
    const [link] = /http\S+\/wall\?code=\w+/.exec(printed) ?? []
    if (link) return link
  }
  throw new Error('The demo ended without a link to a wall.')
}

const lineOf = (servedMs: number, shownMs: number): Line => ({
  part: 'From nothing',
  what: '`npm run demo` to a wall with words',
  measured: `${Math.round(shownMs / 1000)} s, of which ${Math.round(servedMs / 1000)} until the page was served`,
  wanted: 'under 90 s, installing included',
})
