/** A Chromium that this machine has, or that came through npm. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP hall.test 127.0.0.1',
]

/**
 * A path in the environment, the machine's own, the one from npm, and last Playwright's own download.
 * @param further flags, which come after ours and so before them.
 */
export async function aBrowser(...further: string[]): Promise<Browser> {
  const args = [...flags, ...further]
  const [own] = [process.env.CHROMIUM, '/usr/bin/chromium'].filter((path) => path && existsSync(path))
  if (own) return chromium.launch({ executablePath: own, args })
  const { default: packed } = await import('@sparticuz/chromium')
  const executablePath = await packed.executablePath().catch(() => undefined)
  return executablePath
    ? chromium.launch({ executablePath, args: [...packed.args, ...args] })
    : chromium.launch({ args })
}
