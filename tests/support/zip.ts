/** Reads what another program zipped, by its list of contents at the end (APPNOTE 4.3). */
import { inflateRawSync } from 'node:zlib'

export function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('This is no zip.')
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const path = bytes.toString('utf8', at + 46, at + 46 + (name ?? 0))
    files.set(path, contentAt(bytes, at))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return files
}

function contentAt(bytes: Buffer, entry: number): string {
  const local = bytes.readUInt32LE(entry + 42)
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(entry + 20))
  return (bytes.readUInt16LE(entry + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8')
}

/** What keeps a strict reader from taking this for XML; nothing when it is. */
export function faultsOfXml(xml: string): string[] {
  const faults: string[] = []
  const open: string[] = []
  const outside = xml.replace(/<\?[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g, note)
  if (open.length > 0) faults.push(`never closed: ${open.join(' ')}`)
  if (outside.includes('<')) faults.push('a bare <')
  if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml)) faults.push('a bare &')
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(xml)) faults.push('no character')
  return faults

  function note(_tag: string, closing = '', name = '', _attributes = '', empty = ''): string {
    if (closing && open.pop() !== name) faults.push(`closed out of turn: ${name}`)
    if (name && !closing && !empty) open.push(name)
    return ''
  }
}
