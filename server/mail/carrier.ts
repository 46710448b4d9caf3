/** What carries a mail away: the municipality's mail server, or, without one, a folder of files that one can open. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SendMailOptions, createTransport } from 'nodemailer'
import type { Config } from '../config.ts'

export interface Message {
  /** Also of the file. The same mail has the same one each time that it is tried. */
  id: string
  to: { name: string; address: string }
  from: { name: string; address: string }
  replyTo?: { name: string; address: string }
  subject: string
  text: string
  html: string
  calendar?: { filename: string; content: string }
  /** Goes along inside: nothing is fetched when a mail is read. */
  logo?: { type: string; bytes: Uint8Array; cid: string }
  /** Where one click, or the mail program itself, stops it (RFC 8058). */
  stop?: string
}

export interface Carrier {
  is: 'smtp' | 'files'
  /** Resolves when it is out of our hands; rejects with what the server said. */
  carry(message: Message): Promise<void>
  close(): void
}

export const carrierFor = (config: Pick<Config, 'smtpUrl' | 'dataDir'>, atOnce: number): Carrier =>
  config.smtpUrl ? overSmtp(config.smtpUrl, atOnce) : intoFolder(join(config.dataDir, 'outbox'))

/** Shorter than the lease on a mail, so that nobody else takes it meanwhile; ms. */
const longestMs = 120_000
const patience = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
  dnsTimeout: 10_000,
}

function overSmtp(url: string, atOnce: number): Carrier {
  const transport = createTransport({
    ...{ url, ...patience },
    ...{ pool: true as const, maxConnections: atOnce, maxMessages: 100, idleTimeout: 10_000 },
    // Trying again is decided in the database, where it is known what was tried.
    maxRequeues: 0,
  })
  return {
    is: 'smtp',
    async carry(message) {
      await transport.sendMail({ ...composed(message), signal: AbortSignal.timeout(longestMs) })
    },
    close: () => transport.close(),
  }
}

function intoFolder(folder: string): Carrier {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    is: 'files',
    async carry(message) {
      const { message: bytes } = await transport.sendMail(composed(message))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // Whole or not at all; a second time it is the same file.
      const file = join(folder, `${message.id}.eml`)
      await writeFile(`${file}.part`, bytes, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
    close: () => transport.close(),
  }
}

const composed = ({ id, to, from, calendar, logo, stop, ...message }: Message): SendMailOptions => ({
  ...message,
  to,
  from,
  messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
  envelope: { from: from.address, to: [to.address] },
  // Nobody's holiday notice is to answer it.
  headers: {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(stop && {
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
  attachments: [
    ...(calendar ? [{ ...calendar, contentType: 'text/calendar; charset=utf-8' }] : []),
    ...(logo ? [inlined(logo)] : []),
  ],
  disableFileAccess: true,
  disableUrlAccess: true,
})

const inlined = ({ type, bytes, cid }: NonNullable<Message['logo']>) => ({
  ...{ filename: `logo.${type.slice('image/'.length)}`, contentType: type, cid },
  contentDisposition: 'inline' as const,
  content: Buffer.from(bytes),
})
