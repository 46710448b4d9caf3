import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { expect, test } from 'vitest'
import { accountsForAll } from '../../server/persistence/migrations/0023_accounts_for_all.ts'
import { freshDatabase } from '../support/database.ts'

test('who had a role before accounts had several, has it still', async () => {
  const { writing } = await freshDatabase()
  const migration: Migration = accountsForAll()
  const found = await writing.transaction().execute(async (trx) => {
    await sql`drop index contribution_account`.execute(trx)
    for (const change of [
      'alter table contribution drop column account_id',
      'alter table account drop column roles',
      'alter table account add column role text',
    ])
      await sql.raw(change).execute(trx)
    await sql`insert into account (id, email, name, password_hash, role, created_at)
      values ('a', 'a@example.dk', 'Anna', 'x', 'administrator', 0)`.execute(trx)
    await migration.up(trx.withoutPlugins())
    return trx.selectFrom('account').selectAll().execute()
  })
  expect(found).toMatchObject([{ name: 'Anna', roles: '["administrator"]' }])
})
