/** A mail server that takes everything and counts it. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { serve, tell } from './child.ts'

let taken = 0
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData(stream, _session, done) {
    stream.resume().on('end', () => {
      taken++
      done()
    })
  },
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
process.on('message', (message) => {
  if (message === 'count') tell(taken)
})
serve(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, async () => server.close(() => {}))
