/** What stands where in a thread, and how much there is of it, is read of an index alone: the words lie elsewhere. */
import type { Kysely } from 'kysely'

export const linesOfAThread = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('contribution_line')
      .on('contribution')
      .columns([
        'thread_id',
        'created_at',
        'id',
        'meeting_id',
        'parent_id',
        'state',
        'channel',
        'said_at',
        'written_in_id',
      ])
      .execute()
    await db.schema.dropIndex('contribution_thread').execute()
  },
}
