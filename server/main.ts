/** `npm start`: the real thing. */
import { localAddress, readConfig } from './config.ts'

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  // A native module built for 24 would end an older Node without a word.
  console.error(
    `Rådslag needs Node 24 and got ${process.versions.node}. Start it with npm start: npm brings the right one.`,
  )
  process.exit(1)
}

try {
  const config = readConfig()
  const { start } = await import('./start.ts')
  const running = await start(config, { development: process.argv.includes('--dev') })
  const here = config.origin ?? `http://localhost:${running.port}`
  const address = localAddress()
  console.log(`Rådslag: ${here}`)
  if (!config.origin && address) console.log(`In the local network: http://${address}:${running.port}`)

  const secret = await running.core.accounts.offerSetUp()
  if (secret) console.log(`\nSet it up here, once:\n  ${here}/setup?secret=${secret}\n`)

  const stop = () => void running.stop().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
