/** What faces the network is at least as new as the fixes that we know of. */
import { readFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'

const floors: Record<string, string> = {
  'socket.io': '4.8.4',
  'engine.io': '6.6.12',
  // Crafted packets exhaust memory (CVE-2026-33151, CVE-2026-69185).
  'socket.io-parser': '4.2.7',
  ws: '8.21.0',
  // Form posts from elsewhere, bodies without a limit (CVE-2026-40073).
  '@sveltejs/kit': '2.70.2',
  '@sveltejs/adapter-node': '5.5.7',
  svelte: '5.46.4',
  devalue: '5.6.2',
  express: '5.3.0',
}

const numbersOf = (version: string) => version.split('-')[0]?.split('.').map(Number) ?? []

function isAtLeast(version: string, floor: string): boolean {
  const [given, least] = [numbersOf(version), numbersOf(floor)]
  const differing = least.findIndex((number, i) => given[i] !== number)
  return differing === -1 || (given[differing] ?? 0) > (least[differing] ?? 0)
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version: string }>
}

test.each(Object.entries(floors))('%s is at least %s, wherever it is installed', (name, floor) => {
  const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
  expect(found.length).toBeGreaterThan(0)
  for (const [path, { version }] of found) expect(isAtLeast(version, floor), `${path} ${version}`).toBe(true)
})

test('SQLite is one that does not lose commits on two connections', () => {
  const file = new SQLite(':memory:')
  const { version } = file.prepare('select sqlite_version() as version').get() as { version: string }
  file.close()
  expect(isAtLeast(version, '3.51.3')).toBe(true)
})

test('the comparison knows older from newer', () => {
  expect(isAtLeast('4.10.0', '4.9.9')).toBe(true)
  expect(isAtLeast('4.9.9', '4.10.0')).toBe(false)
  expect(isAtLeast('3.9.9', '4.0.0')).toBe(false)
})
