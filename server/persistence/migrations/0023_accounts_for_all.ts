/** Anybody may have an account: with several tasks or with none, with no password, and with no address that mail goes to. */
import { type Kysely, sql } from 'kysely'

export function accountsForAll() {
  return {
    async up(db: Kysely<unknown>) {
      const account = () => db.schema.alterTable('account')
      await account()
        .alterColumn('email', (column) => column.dropNotNull())
        .execute()
      await account()
        .alterColumn('password_hash', (column) => column.dropNotNull())
        .execute()
      await account()
        .addColumn('roles', 'text', (column) => column.notNull().defaultTo('[]'))
        .execute()
      await sql`update account set roles = '["' || role || '"]'`.execute(db)
      await account().dropColumn('role').execute()
      // Whose words these are, where their author said so.
      await db.schema
        .alterTable('contribution')
        .addColumn('account_id', 'text', (column) => column.references('account.id'))
        .execute()
      await db.schema
        .createIndex('contribution_account')
        .on('contribution')
        .column('account_id')
        .where(sql.ref('account_id'), 'is not', null)
        .execute()
    },
  }
}
