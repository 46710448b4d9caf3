/** The phone's further languages, each a file beside the folders of the house's own (`messages/README.md`). */
import { readFileSync, readdirSync } from 'node:fs'
import { sha256 } from './ids.ts'

export interface Further {
  /** As browsers name it: `uk`, `pt-BR`. The name of its file. */
  code: string
  words: Record<string, string>
  /** Another one for other words. */
  version: string
}

export type Languages = ReadonlyMap<string, Further>

/** Read once, when the server starts. */
export function readLanguages(folder = new URL('../messages/', import.meta.url)): Languages {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(names.toSorted().map((name) => [codeOf(name), read(folder, name)]))
}

function read(folder: URL, name: string): Further {
  const text = readFileSync(new URL(name, folder), 'utf8')
  // A test holds these files to what the phone says.
  const words = JSON.parse(text) as Record<string, string>
  return { code: codeOf(name), words, version: sha256(text).slice(0, 12) }
}

const codeOf = (name: string): string => name.slice(0, -'.json'.length)
