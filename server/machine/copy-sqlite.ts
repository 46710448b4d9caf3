/** A copy of a SQLite database from beside the server that writes in it, and one put back in its place. */
import { access, copyFile, rename, rm } from 'node:fs/promises'
import SQLite from 'better-sqlite3'
import { makeSecret } from '../ids.ts'
import { lockFolder } from '../persistence/lock.ts'
import { openDatabase } from '../persistence/open.ts'
import { saveSetting } from '../persistence/settings.ts'

/** Pages; all that are left in one go, since a commit of the server's in between would begin it anew. */
const inOneGo = 0x7fff_ffff

/** Throws a sentence where there is no database. */
export async function copySqlite(file: string, path: string): Promise<void> {
  if (!(await isThere(file))) throw new Error(`There is no database ${file}.`)
  const database = new SQLite(file, { readonly: true, fileMustExist: true })
  try {
    await database.backup(path, { progress: () => inOneGo })
  } finally {
    database.close()
  }
}

/**
 * Checked, brought up to this version and given a new epoch beside the database, and moved into its place whole. Throws a
 * sentence where a server has the folder, and where it is no database of ours.
 * @param keep takes a copy of what stood there.
 */
export async function restoreSqlite(
  { folder, file, path }: { folder: string; file: string; path: string },
  keep: () => Promise<unknown>,
): Promise<void> {
  const letGo = lockFolder(folder)
  const beside = `${file}.new`
  try {
    await copyFile(path, beside)
    assertOurs(beside)
    await beginAnew(beside)
    if (await isThere(file)) {
      await keep()
      // Closed in order, it leaves no log behind that would be taken for the other's.
      await (await openDatabase(file)).close()
    }
    for (const log of ['-wal', '-shm']) await rm(`${file}${log}`, { force: true })
    await rename(beside, file)
  } finally {
    for (const rest of ['', '-wal', '-shm']) await rm(`${beside}${rest}`, { force: true })
    letGo()
  }
}

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

function assertOurs(path: string): void {
  try {
    const copy = new SQLite(path, { readonly: true })
    const isWhole = copy.pragma('quick_check', { simple: true }) === 'ok'
    const epoch = copy.prepare(`select value from setting where name = 'epoch'`).get()
    copy.close()
    if (isWhole && epoch) return
  } catch {
    // Said below.
  }
  throw new Error('The file is no whole copy of a Rådslag database.')
}

async function beginAnew(path: string): Promise<void> {
  const database = await openDatabase(path)
  await database.writing.transaction().execute((trx) => saveSetting(trx, 'epoch', makeSecret()))
  await database.close()
}
