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
  /** After what nobody may find again was deleted: it goes out of the database's own files as well. */
  shredSoon?: () => void
  hashPassword: (password: string) => Promise<string>
  verifyPassword: (hash: string, password: string) => Promise<boolean>
}
