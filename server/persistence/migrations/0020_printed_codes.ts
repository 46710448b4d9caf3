/** What is typed from a poster or a sign is looked up, and so lies beside the secret that it is made from. */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

const papers = [
  { table: 'join_code', secret: 'code', made: sql`kind = 'poster'` },
  { table: 'stand', secret: 'join_secret', made: sql`true` },
]

export function printedCodes() {
  return {
    async up(db: Kysely<unknown>) {
      for (const { table, secret, made } of papers) {
        await db.schema.alterTable(table).addColumn('printed_code', 'text').execute()
        await fill(db, { table, secret, made })
        await db.schema.createIndex(`${table}_printed_code`).on(table).column('printed_code').execute()
      }
    },
  }
}

async function fill(db: Kysely<unknown>, { table, secret, made }: (typeof papers)[number]): Promise<void> {
  const [rows, key] = [sql.table(table), sql.ref(secret)]
  const { rows: known } = await sql<{
    secret: string
  }>`select ${key} as secret from ${rows} where ${made}`.execute(db)
  for (const one of known)
    await sql`update ${rows} set printed_code = ${asPrinted(one.secret)} where ${key} = ${one.secret}`.execute(
      db,
    )
}

/** As it stood on paper when this came, whatever is printed later. */
const asPrinted = (secret: string): string =>
  Array.from(createHash('sha256').update(`printed ${secret}`).digest().subarray(0, 8), (byte) =>
    '34679ACDEFGHJKMNPQRTVWXY'.charAt(byte % 24),
  ).join('')
