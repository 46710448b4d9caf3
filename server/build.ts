/**
 * `npm run build`: the pages, unless what stands is newer than everything it was made from. A server that went down in
 * the middle of a meeting must be back in seconds.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'

const madeFrom = [
  'src',
  'messages',
  'static',
  'project.inlang/settings.json',
  'svelte.config.js',
  'vite.config.ts',
  'package-lock.json',
]
/** Written last, so that a build that was broken off is made again. */
const stamp = 'build/made'
/** Compiled messages are made from others, each time anew. */
const made = 'src/lib/paraglide'

function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (path === made || !statSync(path).isDirectory()) return path === made ? 0 : mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
}

function isFresh(): boolean {
  const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return madeFrom.every((path) => newest(path) < builtAt)
}

if (!isFresh()) {
  execFileSync('npm', ['run', '-s', 'compile'], { stdio: 'inherit' })
  execFileSync('vite', ['build', '--logLevel', 'error'], { stdio: ['ignore', 'ignore', 'inherit'] })
  writeFileSync(stamp, '')
}
