/** What people wrote of each other's words in Danish or English. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { tablesOn } from './tables.ts'

export function translations(engine: Engine) {
  return {
    async up(db: Kysely<unknown>) {
      const { create, integer } = tablesOn(db, engine)
      await create('translation', (t) =>
        t
          .addColumn('contribution_id', 'text', (c) => c.notNull().references('contribution.id'))
          .addColumn('language', 'text', (c) => c.notNull())
          .addColumn('id', 'text', (c) => c.notNull().unique())
          .addColumn('text', 'text', (c) => c.notNull())
          .addColumn('account_id', 'text', (c) => c.references('account.id'))
          .addColumn('stand_id', 'text', (c) => c.references('stand.id'))
          .addColumn('at', integer, (c) => c.notNull())
          .addColumn('earlier', integer, (c) => c.notNull())
          .addPrimaryKeyConstraint('translation_one_each', ['contribution_id', 'language']),
      )
    },
  }
}
