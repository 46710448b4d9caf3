/**
 * A list of mail addresses as people paste it: one a line, with a name before it or beside it, from Outlook, a spreadsheet
 * or a letter. What cannot be read is told by its line; nothing is guessed.
 */
import { domainToASCII } from 'node:url'
import { hasForbiddenCharacters } from '../../../src/lib/contract/text.ts'
import type { Recipient } from '../mail/letter.ts'

export interface ReadList {
  recipients: Recipient[]
  /** Lines that say an address again; `first` is the line that it stands on already. */
  duplicates: { line: number; address: string; first: number }[]
  /** Lines, or parts of one, with no address that could be right. */
  broken: { line: number; text: string }[]
}

const longestName = 80
const longestShown = 80

/** Lines count from 1. Addresses differ from each other without regard to capitals. */
export function readAddresses(list: string): ReadList {
  const read: ReadList = { recipients: [], duplicates: [], broken: [] }
  const firstLines = new Map<string, number>()
  list
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, i) => {
      for (const found of readLine(line)) note(read, firstLines, i + 1, found)
    })
  return read
}

function note(
  { recipients, duplicates, broken }: ReadList,
  firstLines: Map<string, number>,
  line: number,
  found: Recipient | string,
): void {
  if (typeof found === 'string') return void broken.push({ line, text: shownOf(found) })
  const known = found.address.toLowerCase()
  const first = firstLines.get(known)
  if (first !== undefined) return void duplicates.push({ line, address: found.address, first })
  firstLines.set(known, line)
  recipients.push(found)
}

/** What of a broken line is shown again: none of it can draw, hide or turn anything. */
const shownOf = (text: string): string =>
  [...text.trim()]
    .map((character) => (hasForbiddenCharacters(character) ? '·' : character))
    .slice(0, longestShown)
    .join('')

/** What a line names; a string is a part that names nobody. */
function readLine(line: string): (Recipient | string)[] {
  if (line.trim() === '') return []
  const cells = cellsOf(line)
  const withAddress = cells.filter((cell) => cell.includes('@'))
  const [only] = withAddress
  if (only === undefined) return [line]
  // A row of a spreadsheet: the name stands in a cell beside the address.
  if (withAddress.length === 1) return [readCell(only, nameBeside(cells, only)) ?? line]
  return withAddress.map((cell) => readCell(cell, null) ?? cell)
}

/** At semicolons, tabs and commas, but for those in quotation marks: `"Holm, Karen" <karen@example.dk>` is one. */
const cellsOf = (line: string): string[] =>
  (line.match(/(?:"[^"]*"|[^";,\t])+/g) ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '')

/** Never a cell with digits: a personal number or a telephone number is no name. */
const nameBeside = (cells: string[], address: string): string | null =>
  cells.find((cell) => cell !== address && /\p{L}/u.test(cell) && !/\d/.test(cell)) ?? null

function readCell(cell: string, beside: string | null): Recipient | null {
  const bracketed = /^(.*?)<([^<>]*)>$/.exec(cell)
  const address = addressFrom((bracketed?.[2] ?? unquoted(cell)).trim())
  return address === null ? null : { address, name: nameFrom(bracketed?.[1] || beside) }
}

function nameFrom(written: string | null): string | null {
  const name = unquoted((written ?? '').trim())
    .trim()
    .normalize('NFC')
  const isUsable = name !== '' && name.length <= longestName && !hasForbiddenCharacters(name)
  return isUsable && !name.includes('@') ? name : null
}

const unquoted = (text: string): string => /^(["'])(.*)\1$/.exec(text)?.[2] ?? text

/** RFC 5321 and 6531: at most 64 octets before the @, no quoted local parts (nobody has one), the domain as DNS knows it. */
export function addressFrom(written: string): string | null {
  const [, local = '', domain = ''] =
    /^(?:mailto:)?([^\s@]+)@([^\s@]+)$/i.exec(written.normalize('NFC')) ?? []
  const host = domainToASCII(domain).toLowerCase()
  return isLocalPart(local) && isHost(host) && local.length + host.length < 254 ? `${local}@${host}` : null
}

const isLocalPart = (local: string): boolean =>
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u.test(local) &&
  !/^\.|\.\.|\.$/.test(local) &&
  Buffer.byteLength(local) <= 64

const isHost = (host: string): boolean =>
  /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(host)
