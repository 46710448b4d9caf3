/** Starts the server as a process, and kills it without a word. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Victim {
  base: string
  dataDir: string
  /** Everything that it said on its way, of all its lives. */
  said(): string
  rise(): Promise<void>
  kill(signal?: NodeJS.Signals): Promise<void>
  /** For the operator's commands. */
  key(): Promise<string>
  forget(): Promise<void>
}

const startMs = 20_000

/** @param more read anew for each life. */
export async function aVictim(
  name = 'child.ts',
  more: () => Record<string, string> = () => ({}),
): Promise<Victim> {
  const dataDir = await mkdtemp(join(tmpdir(), 'raadslag-kill-'))
  const port = await freePort()
  const script = fileURLToPath(new URL(name, import.meta.url))
  const environment = { DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' }
  let child: ChildProcess | null = null
  let said = ''

  return {
    base: `http://127.0.0.1:${port}`,
    dataDir,
    said: () => said,
    async rise() {
      const risen = spawn(process.execPath, [script], {
        env: { PATH: process.env.PATH, ...environment, ...more() },
      })
      child = risen
      risen.stderr.on('data', (part) => (said += String(part)))
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`It did not start. ${said}`)), startMs)
        risen.once('exit', () => reject(new Error(`It ended by itself. ${said}`)))
        risen.stdout.on('data', (part) => {
          if (!String(part).includes('listening')) return void (said += String(part))
          clearTimeout(late)
          resolve()
        })
      })
    },
    async kill(signal = 'SIGKILL') {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
    key: async () => (await readFile(join(dataDir, 'key'), 'utf8')).trim(),
    forget: () => rm(dataDir, { recursive: true, force: true }),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
