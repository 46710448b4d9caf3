/** An index over the words that people may read. It holds nothing of its own: every row is made from rows that stand elsewhere. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function search(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('search_entry', (t) =>
        t
          .addColumn('place', integer, (c) => c.primaryKey())
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('id', 'text', (c) => c.notNull())
          .addColumn('sight', 'text', (c) => c.notNull())
          .addColumn('meeting_id', 'text', (c) => c.notNull())
          .addColumn('under_meeting_id', 'text')
          .addColumn('thread_id', 'text')
          .addUniqueConstraint('search_entry_once', ['kind', 'id']),
      )
      await db.schema
        .createIndex('search_entry_meeting')
        .on('search_entry')
        .columns(['meeting_id', 'place'])
        .execute()
      for (const part of engine === 'sqlite' ? sqliteIndex : postgresIndex) await part.execute(db)
    },
  }
}

const sqliteIndex = [
  // Words come folded and stemmed, so what is between two blanks is one.
  sql`create virtual table search_words using fts5(words, tokenize = 'ascii', prefix = '3')`,
  // What is deleted is otherwise left in the index until it is merged.
  sql`insert into search_words(search_words, rank) values ('secure-delete', 1)`,
]

const postgresIndex = [
  sql`create sequence search_number`,
  sql`alter table search_entry add column words tsvector not null`,
  sql`create index search_entry_words on search_entry using gin (words) with (fastupdate = off)`,
]
