/** What a verb is given instead of reaching for it: the database, the clock, chance. */
import type { Db } from '../persistence/schema.ts'
import type { Write } from '../persistence/write.ts'

export interface Tools {
  write: Write
  /** For reading outside a transaction; it throws inside `write`. */
  db: Db
  /** Epoch ms. */
  now: () => number
  newId: () => string
  newSecret: () => string
  newCode: () => string
  /** Seals what is handed out and comes back; the same for all processes on one database. */
  sealKey: string
  hashPassword: (password: string) => Promise<string>
  verifyPassword: (hash: string, password: string) => Promise<boolean>
}
