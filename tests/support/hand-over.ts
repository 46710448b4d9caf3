/** What the files of tests share on the test server. */
import pg from 'pg'

/** A database in which all tables have been made. */
export const template = 'template_made'

/** One command, on a connection of its own. */
export async function onServer<Row extends pg.QueryResultRow>(url: string, command: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<Row>(command)
    return rows
  } finally {
    await client.end()
  }
}

/** The table of the test server in which a file of tests leaves schemas, emptied, for the next. */
export const handOver = 'handed_over.schema'
