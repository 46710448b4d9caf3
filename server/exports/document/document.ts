/** Papers as Word documents. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { inTurns } from '../../turns.ts'
import type { Paper } from './paper.ts'

const inTurn = inTurns({ atOnce: 1, mayWait: 10 })
/** Thousands of contributions need some 200; more than this is not a meeting. */
const mostMegabytes = 1024

/** The bytes of a `.docx`. Refuses `unavailable` when many are asked for at once. */
export const documentOf = (paper: Paper): Promise<Buffer> =>
  inTurn(async () => {
    const press = new Worker(new URL('./press.ts', import.meta.url), {
      workerData: paper,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    // Rejects with what went wrong there.
    const [bytes] = (await once(press, 'message')) as [Uint8Array]
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  })
