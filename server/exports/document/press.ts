/** A thread of its own sets one document and is gone: a long one takes seconds, and what sets it is large. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Paper } from './paper.ts'
import { typeset } from './typeset.ts'

// Handed over by `document.ts` alone.
parentPort?.postMessage(await typeset(workerData as Paper))
