/** What is printed, as PDF. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { inTurns } from '../turns.ts'
import type { Printed } from './printed.ts'

const inTurn = inTurns({ atOnce: 1, mayWait: 10 })

/** The bytes of a PDF, without a logo that is no picture after all. Refuses `unavailable` when many are asked for at once. */
export const print = (printed: Printed): Promise<Buffer> =>
  inTurn(async () => {
    if (printed.is !== 'posters' || !printed.logo) return pressed(printed)
    return pressed(printed).catch(() => pressed({ ...printed, logo: null }))
  })

async function pressed(printed: Printed): Promise<Buffer> {
  const press = new Worker(new URL('./press.ts', import.meta.url), { workerData: printed })
  // Rejects with what went wrong there.
  const [bytes] = (await once(press, 'message')) as [Uint8Array]
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
