/** Who was let in to lead a meeting, and who no longer does, stands in its log. */
import type { Kysely } from 'kysely'

export function whoLeads() {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('room_act')
        .addColumn('person_id', 'text', (c) => c.references('account.id'))
        .execute()
    },
  }
}
