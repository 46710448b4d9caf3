/** Phones that write in a hall, and what it took. */
import { type Child, startChild } from './child.ts'
import type { Delivery, Joining, Load, ModeChanges, Place } from './place.ts'
import { type Line, deliveryLines, modeLines } from './report.ts'

export async function underLoad(
  title: string,
  server: Child<Place>,
  load: Omit<Load, 'place'>,
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
