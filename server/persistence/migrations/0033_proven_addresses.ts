/** An address that somebody typed beside a password is not theirs until a mail to it was answered. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function provenAddresses(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { integer } = tablesOn(db, engine)
      await db.schema.alterTable('account').addColumn('address_proven_at', integer).execute()
      // Without a password one came by mail or by a provider; and whoever set the house up owns the server.
      await sql`
        update account set address_proven_at = created_at
        where password_hash is null or roles like '%administrator%'
      `.execute(db)
    },
  }
}
