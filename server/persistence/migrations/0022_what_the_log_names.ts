/** What was done to the agenda, the floor and the themes stands in the log with what it was done to. */
import type { Kysely } from 'kysely'

export function whatTheLogNames() {
  return {
    async up(db: Kysely<unknown>) {
      const add = (column: string, of?: string) =>
        db.schema
          .alterTable('room_act')
          .addColumn(column, 'text', (c) => (of ? c.references(of) : c))
          .execute()
      await add('about')
      await add('becomes')
      // A name is forgotten on its day, and so stands with the speaker alone.
      await add('speaker_id', 'speaker.id')
    },
  }
}
