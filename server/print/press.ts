/** A thread of its own draws one printing and is gone: a hundred sheets take seconds, and the room must not wait for them. */
import { parentPort, workerData } from 'node:worker_threads'
import { draw } from './draw.ts'
import type { Printed } from './printed.ts'

// Handed over by `print.ts` alone.
parentPort?.postMessage(await draw(workerData as Printed))
