/** Who follows a thread is told of its answers: each minute it is asked which came. */
import type { Kysely } from 'kysely'

export function toldOfAnswers() {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createIndex('answer_version_at')
        .on('answer_version')
        .columns(['at', 'answer_id'])
        .execute()
    },
  }
}
