/** Meetings that are rehearsals and leave no trace, and what is checked on the day of a real one. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function rehearsalsAndTheDay(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await db.schema
        .alterTable('meeting')
        .addColumn('rehearsal_of', 'text', (c) => c.references('meeting.id'))
        .execute()
      await db.schema.alterTable('meeting').addColumn('rehearsal_ends_at', integer).execute()
      // One copy of a meeting at a time. A rehearsal from a file is a copy of nothing.
      await db.schema
        .createIndex('meeting_rehearsal')
        .unique()
        .on('meeting')
        .column('rehearsal_of')
        .where(sql.ref('rehearsal_of'), '<>', sql.ref('id'))
        .execute()
      await (engine === 'sqlite' ? guardedBySqlite(db) : guardedByPostgres(db))

      await create('checklist', (t) =>
        t
          .addColumn('meeting_id', 'text', (c) => c.notNull().references('meeting.id').onDelete('cascade'))
          .addColumn('item', 'text', (c) => c.notNull())
          .addColumn('at', integer, (c) => c.notNull())
          .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('set null'))
          .addColumn('phones', integer)
          .addColumn('network', 'text')
          .addPrimaryKeyConstraint('checklist_pk', ['meeting_id', 'item']),
      )
    },
  }
}

/** The log of a rehearsal goes with it; no meeting becomes one later, or its log could be made to go as well. */
async function guardedBySqlite(db: Kysely<unknown>) {
  await sql`
    create trigger meeting_rehearsal_stays before update of rehearsal_of on meeting
    when old.rehearsal_of is not new.rehearsal_of
    begin select raise(abort, 'A meeting is a rehearsal from the start, or never.'); end`.execute(db)
  for (const [table, meetingId] of logs) {
    await sql`drop trigger ${sql.id(`${table}_no_delete`)}`.execute(db)
    await sql`
      create trigger ${sql.id(`${table}_no_delete`)} before delete on ${sql.id(table)}
      when not exists (select 1 from meeting where id = ${sql.raw(meetingId)} and rehearsal_of is not null)
      begin select raise(abort, 'What the desk did stays on record.'); end`.execute(db)
  }
}

async function guardedByPostgres(db: Kysely<unknown>) {
  await sql`
    create function meeting_rehearsal_stays() returns trigger language plpgsql as
    $$ begin raise exception 'A meeting is a rehearsal from the start, or never.'; end $$`.execute(db)
  await sql`
    create trigger meeting_rehearsal_stays before update of rehearsal_of on meeting for each row
    when (old.rehearsal_of is distinct from new.rehearsal_of)
    execute function meeting_rehearsal_stays()`.execute(db)
  for (const [table, meetingId] of logs)
    await sql`
      create or replace function ${sql.id(`${table}_stays`)}() returns trigger language plpgsql as
      $$ begin
        if tg_op = 'DELETE' and exists
          (select 1 from meeting where id = ${sql.raw(meetingId)} and rehearsal_of is not null)
        then return old; end if;
        raise exception 'What the desk did stays on record.';
      end $$`.execute(db)
}

/** With the meeting that a row of each is about. */
const logs: [table: string, meetingId: string][] = [
  ['moderation', '(select meeting_id from contribution where id = old.contribution_id)'],
  ['room_act', 'old.meeting_id'],
]
