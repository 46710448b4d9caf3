/** `npm run backup`: a copy of the database, whether or not a server runs. */
import { readConfig } from '../../config.ts'
import { backUp } from '../copies.ts'

try {
  console.log(await backUp(readConfig(), Date.now()))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
