/** The municipality's logo and colour, as mails and paper wear them. */
import type { Tools } from '../tools.ts'
import { readHouse } from './house.ts'
import { readLogo } from './look.ts'

export interface MailLook {
  /** As it was chosen; null for the house's own. */
  colour: string | null
  /** Null for none, and for one that is no picture for mails. */
  logo: { type: string; bytes: Uint8Array } | null
}

/** A picture goes along with each copy, and fifty thousand of them through one mail server; bytes. */
const mailLogoBytes = 24_000
const mailLogos = new WeakMap<Tools['db'], { name: string; logo: MailLook['logo'] }>()

/** What a mail wears. Programs on office machines draw no WebP. */
export async function readMailLook(tools: Tools): Promise<MailLook> {
  const { colour, logo: name } = await readHouse(tools)
  if (!name) return { colour, logo: null }
  const known = mailLogos.get(tools.db)
  if (known?.name === name) return { colour, logo: known.logo }
  const found = await readNamed(tools, name)
  const logo = found && found.type !== 'image/webp' && found.bytes.length <= mailLogoBytes ? found : null
  mailLogos.set(tools.db, { name, logo })
  return { colour, logo }
}

/** To draw it, all of its points are spread out; more than these would take memory from the room. */
const paperPoints = 4_000_000

/** Null for none, and for one that paper cannot carry. */
export async function readPaperLogo(tools: Tools): Promise<Uint8Array | null> {
  const { logo: name } = await readHouse(tools)
  const found = name ? await readNamed(tools, name) : null
  if (!found || found.type === 'image/webp') return null
  return found.type === 'image/png' && pointsOf(found.bytes) > paperPoints ? null : found.bytes
}

const readNamed = (tools: Tools, name: string) => readLogo(tools, name.slice(0, name.lastIndexOf('.')))

/** A PNG begins with its width and height. */
function pointsOf(png: Uint8Array): number {
  if (png.length < 24) return Infinity
  const head = new DataView(png.buffer, png.byteOffset)
  return head.getUint32(16) * head.getUint32(20)
}
