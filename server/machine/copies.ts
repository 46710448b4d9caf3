/** `npm run backup` and `npm run restore`: copies in `DATA_DIR/backups`, where administrators find those of SQLite as well. */
import { access, chmod, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openDatabase } from '../persistence/open.ts'
import { nameAt } from './backups.ts'
import { assertPostgresIsFree, copyPostgres, restorePostgres } from './copy-postgres.ts'
import { copySqlite, restoreSqlite } from './copy-sqlite.ts'

type Where = Pick<Config, 'dataDir' | 'databaseUrl'>

const fileIn = (folder: string) => join(folder, 'raadslag.db')

/** Also while a server runs. Answers with the path of the copy, which its owner alone may read. */
export async function backUp({ dataDir, databaseUrl }: Where, now: number): Promise<string> {
  const place = join(dataDir, 'backups')
  await mkdir(place, { recursive: true, mode: 0o700 })
  const name = nameAt(now)
  const path = join(place, databaseUrl ? name.replace(/db$/, 'jsonl.gz') : name)
  const beside = `${path}.new`
  await rm(beside, { force: true })
  await (databaseUrl ? copyPostgres(databaseUrl, beside) : copySqlite(fileIn(dataDir), beside))
  await chmod(beside, 0o600)
  await rename(beside, path)
  return path
}

/**
 * In the place of all that the database holds now, of which a copy is taken first; its path is the answer, null where there was
 * nothing. A new epoch begins, so every page loads anew. Throws a sentence while a server runs, and nothing has changed then.
 */
export async function restore(where: Where, path: string, now: number): Promise<string | null> {
  const { dataDir, databaseUrl } = where
  await access(path).catch(() => {
    throw new Error(`There is no file ${path}.`)
  })
  let kept: string | null = null
  const keep = async () => void (kept = await backUp(where, now))
  if (!databaseUrl) {
    await restoreSqlite({ folder: dataDir, file: fileIn(dataDir), path }, keep)
    return kept
  }
  await assertPostgresIsFree(databaseUrl)
  await (await openDatabase(databaseUrl)).close()
  await keep()
  await restorePostgres(databaseUrl, path)
  return kept
}
