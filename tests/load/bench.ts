/** `npm run bench`: what one server process does for five hundred phones, on this machine alone. It stops by itself. */
import { startChild } from './child.ts'
import { longEvening } from './long-evening.ts'
import { timeToFirstWords } from './first-words.ts'
import { firstVisits } from './first-visits.ts'
import type { Delivery, Joining, ModeChanges, Place } from './place.ts'
import { type Line, deliveryLines, machine, modeLines, printed, writeFirst, written } from './report.ts'

const load = { phones: 500, postsPerSecond: 20, seconds: 30 }

const hall = await startChild<Place>('hall.ts')
const lines: Line[] = await underLoad('Rådslag', hall)
lines.push(...(await firstVisits(hall.ready)))
await hall.stop()

const reference = await startChild<Place>('reference.ts')
lines.push(...(await underLoad('Bare Socket.IO, gathered, no database', reference)))
await reference.stop()

lines.push(...(await longEvening()))

lines.push(await timeToFirstWords())
console.log(printed(lines))
await writeFirst(written(machine(), load, lines))
process.exit(0)

async function underLoad(
  title: string,
  server: Awaited<ReturnType<typeof startChild<Place>>>,
): Promise<Line[]> {
  console.log(`${title}: ${load.phones} phones …`)
  const phones = await startChild<Joining>('phones.ts', { place: server.ready, ...load })
  const before = await server.usage()
  const began = performance.now()
  const delivered = phones.next<Delivery>()
  phones.tell('post')
  const delivery = await delivered
  const after = await server.usage()
  const used = { share: (after.cpuMs - before.cpuMs) / (performance.now() - began), memoryMb: after.memoryMb }
  const changed = phones.next<ModeChanges>()
  phones.tell('modes')
  const changes = await changed
  await phones.stop()
  return [...deliveryLines(title, phones.ready, delivery, used), ...modeLines(title, changes)]
}
