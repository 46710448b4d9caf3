/** `npm run bench`: what one server process does for five hundred phones, on this machine alone. It stops by itself. */
import { startChild } from './child.ts'
import { longEvening } from './long-evening.ts'
import { timeToFirstWords } from './first-words.ts'
import { firstVisits } from './first-visits.ts'
import type { Place } from './place.ts'
import { type Line, machine, printed, writeFirst, written } from './report.ts'
import { underLoad } from './under-load.ts'

const load = { phones: 500, postsPerSecond: 20, seconds: 30 }

const hall = await startChild<Place>('hall.ts')
const lines: Line[] = await underLoad('Rådslag', hall, load)
lines.push(...(await firstVisits(hall.ready)))
await hall.stop()

const reference = await startChild<Place>('reference.ts')
lines.push(...(await underLoad('Bare Socket.IO, gathered, no database', reference, load)))
await reference.stop()

lines.push(...(await longEvening()))

lines.push(await timeToFirstWords())
console.log(printed(lines))
await writeFirst(written(machine(), load, lines))
process.exit(0)
