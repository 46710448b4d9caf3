import { readFileSync } from 'node:fs'

// Ours, and beside us wherever the house stands.
const { version: own } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
export const version = own
