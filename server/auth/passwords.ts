/** Argon2id at OWASP's least (19 MiB, two passes), and never more than four at once. */
import { hash, verify } from '@node-rs/argon2'
import { inTurns } from '../turns.ts'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Who comes after these would wait for many seconds anyway. */
const inTurn = inTurns({ atOnce: 4, mayWait: 100 })

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost))

export const verifyPassword = (hashed: string, password: string): Promise<boolean> =>
  inTurn(() => verify(hashed, password))
