/** When the room was at each item: it may come back, and the record says so as it went. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function agendaVisits(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('agenda_visit', (t) =>
        t
          .addColumn('item_id', 'text', (c) => c.notNull().references('agenda_item.id').onDelete('cascade'))
          .addColumn('started_at', integer, (c) => c.notNull())
          .addColumn('ended_at', integer)
          .addPrimaryKeyConstraint('agenda_visit_pk', ['item_id', 'started_at']),
      )
      await sql`insert into agenda_visit (item_id, started_at, ended_at)
        select id, started_at, ended_at from agenda_item where started_at is not null`.execute(db)
    },
  }
}
