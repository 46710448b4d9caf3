import { sql } from 'kysely'
import type { Db } from '../../server/persistence/schema.ts'

/** Every row of every table there is. */
export async function everyRow(db: Db): Promise<Record<string, string[]>> {
  const tables = await db.withoutPlugins().introspection.getTables()
  const { rows } = await sql<{ name: string }>`select current_schema() as name`
    .execute(db)
    .catch(() => ({ rows: [{ name: undefined }] }))
  const ours = tables.filter(({ schema }) => schema === rows[0]?.name)
  const found: Record<string, string[]> = {}
  for (const { name } of ours) {
    const all = await sql`select * from ${sql.id(name)}`.execute(db.withoutPlugins())
    found[name] = all.rows.map((row) => JSON.stringify(row)).toSorted()
  }
  return found
}
