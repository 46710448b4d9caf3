/** A server as a process of its own, to be killed. It says in one line when it listens. */
import { readConfig } from '../../server/config.ts'
import { start } from '../../server/start.ts'

const { core, port } = await start(readConfig(), { pages: 'none' })
const secret = await core.accounts.offerSetUp()
if (secret)
  await core.accounts.setUp({
    secret,
    municipality: 'Sønder Aaby Kommune',
    name: 'Karen Holm',
    email: 'karen@example.dk',
    password: 'en lang adgangskode',
  })
console.log(`listening on ${port}`)
