/** A real SMTP server on this machine, which does with mails what a test asks of it, and reads them with another's eyes. */
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Arrived {
  to: string
  /** As it came over the wire. */
  raw: string
  email: Email
}

/** What it says to a mail instead of taking it; null: it takes it. */
type Says = (to: string) => { code: number; text: string } | null

export interface PostOffice {
  url: string
  arrived: Arrived[]
  /** From now on. */
  says(answer: Says): void
  /** How long it thinks before it takes a mail; ms. */
  thinks(ms: number): void
  /** The most that were under way at once. */
  busiest(): number
  close(): Promise<void>
}

export async function aPostOffice(options: SMTPServerOptions & { port?: number } = {}): Promise<PostOffice> {
  const arrived: Arrived[] = []
  let answer: Says = () => null
  let thinksMs = 0
  let underWay = 0
  let busiest = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    // Lines that a pool keeps open are no reason to wait.
    closeTimeout: 50,
    onRcptTo({ address }, _session, done) {
      const no = answer(address)
      done(no ? Object.assign(new Error(no.text), { responseCode: no.code }) : undefined)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      busiest = Math.max(busiest, ++underWay)
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        setTimeout(() => {
          underWay--
          const raw = Buffer.concat(chunks)
          const to = session.envelope.rcptTo.map(({ address }) => address).join(' ')
          void PostalMime.parse(raw).then((email) => {
            arrived.push({ to, raw: raw.toString('latin1'), email })
            done()
          })
        }, thinksMs)
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(close)
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    says: (next) => void (answer = next),
    thinks: (ms) => void (thinksMs = ms),
    busiest: () => busiest,
    close,
  }
}
