/** Argon2id at OWASP's least (19 MiB, two passes), and never more than four at once: a run on the login must not starve a meeting. */
import { hash, verify } from '@node-rs/argon2'
import { refuse } from '../refusal.ts'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 4
/** Who comes after these would wait for many seconds anyway. */
const mayWait = 100

let running = 0
const queue: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (queue.length >= mayWait) refuse('unavailable')
  if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    queue.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost))

export const verifyPassword = (hashed: string, password: string): Promise<boolean> =>
  inTurn(() => verify(hashed, password))
