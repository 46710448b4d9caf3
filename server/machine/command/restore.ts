/** `npm run restore -- FILE`: puts a copy back in the place of the database, while no server runs. */
import { readConfig } from '../../config.ts'
import { restore } from '../copies.ts'

const [path] = process.argv.slice(2)
try {
  if (!path) throw new Error('Say which copy: npm run restore -- data/backups/raadslag-….db')
  const kept = await restore(readConfig(), path, Date.now())
  console.log(`${path} is the database now.${kept ? ` What stood there is ${kept}.` : ''}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
