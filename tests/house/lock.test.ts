import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Entry {
  optionalDependencies?: Record<string, string>
  gypfile?: boolean
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }

/** Beside the package that asks for it, or in any folder further out, as Node looks. */
function isLocked(name: string, from: string): boolean {
  const nested = from.split('/node_modules/')
  const folders = nested.map((_, i) => `${nested.slice(0, i + 1).join('/node_modules/')}/node_modules`)
  return ['node_modules', ...folders].some((folder) => `${folder}/${name}` in lock.packages)
}

test('npm ci finds every platform of every package', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(name, path)),
  )
  expect(missing).toEqual([])
})

// Without this an older npm compiles what the package brings ready-made, and a bare machine has no compiler.
test('nobody needs a compiler for the database', () => {
  expect(lock.packages['node_modules/better-sqlite3']).toMatchObject({ gypfile: false })
})
