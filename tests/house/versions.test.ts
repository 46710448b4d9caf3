/** What faces the network is no older than the last release that mended a known hole. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const floors: [name: string, floor: string, why: string][] = [
  ['socket.io', '4.8.4', 'an error event that nobody heard ended the process'],
  ['engine.io', '6.6.12', 'one request could end the process'],
  ['socket.io-parser', '4.2.7', 'crafted packets used up the memory'],
  ['ws', '8.21.0', 'headers and frames that used up the memory'],
  ['@sveltejs/kit', '2.70.2', 'slow answers to a crafted Accept header, forged forms'],
  ['@sveltejs/adapter-node', '5.5.1', 'requests made on behalf of a stranger without ORIGIN'],
  ['svelte', '5.46.4', 'scripts in what is hydrated'],
  ['devalue', '5.6.2', 'crafted data used up the memory'],
]

interface Lock {
  packages: Record<string, { version?: string }>
}

const read = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split('.').map((part) => parseInt(part, 10)))
  const different = need?.findIndex((part, i) => part !== have?.[i]) ?? -1
  return different === -1 || (have?.[different] ?? 0) > (need?.[different] ?? 0)
}

test.each(floors)('%s is at least %s: %s', async (name, floor) => {
  const { packages } = await read<Lock>('package-lock.json')
  const copies = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
  expect(copies.length).toBeGreaterThan(0)
  for (const [path, { version }] of copies) {
    expect.soft(isAtLeast(version ?? '0', floor), `${path} ${version}`).toBe(true)
    // An optional one of another platform is in the lock alone.
    const installed = await read<{ version: string }>(`${path}/package.json`).catch(() => null)
    if (installed) expect.soft(isAtLeast(installed.version, floor), `${path} ${installed.version}`).toBe(true)
  }
})

test('an older version would be noticed', () => {
  expect(['4.2.6', '4.1.9', '3.9.9'].map((version) => isAtLeast(version, '4.2.7'))).toEqual([
    false,
    false,
    false,
  ])
  expect(['4.2.7', '4.3.0', '10.0.0'].map((version) => isAtLeast(version, '4.2.7'))).toEqual([
    true,
    true,
    true,
  ])
})
