/** `npm start`: the real thing. */
import { adviceOn, readConfig } from './config.ts'
import { originFromElsewhere } from './listening.ts'

const longestStopMs = 15_000
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
  const running = await start(config, { pages: process.argv.includes('--dev') ? 'development' : 'built' })
  const here = config.origin ?? `http://localhost:${running.port}`
  const elsewhere = originFromElsewhere(config, running.port)
  console.log(`Rådslag: ${here}`)
  if (!config.origin && elsewhere) console.log(`In the local network: ${elsewhere}`)
  for (const advice of adviceOn(config)) console.log(advice)

  const secret = await running.core.accounts.offerSetUp()
  if (secret) console.log(`\nSet it up here, once:\n  ${here}/setup?secret=${secret}\n`)

  const stop = () => {
    setTimeout(() => process.exit(1), longestStopMs).unref()
    void running.stop().finally(() => process.exit(0))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  // What was decided is on disk, and what was not is sent again: one lost promise is no reason to end a meeting.
  process.on('unhandledRejection', (error) => console.error('unexpected', error))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
