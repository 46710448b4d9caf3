/** The key by which commands on this machine speak to the server: readable by its owner alone. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeSecret } from '../ids.ts'

export async function settleKeyFile(dataDir: string): Promise<string> {
  const path = join(dataDir, 'key')
  const known = await readFile(path, 'utf8').catch(() => null)
  if (known) return known.trim()
  const key = makeSecret() + makeSecret()
  await writeFile(path, key, { mode: 0o600 })
  return key
}
