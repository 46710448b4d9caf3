/** One server for each DATA_DIR. The lock is the operating system's: it is gone when the process is, however it ended. */
import { join } from 'node:path'
import SQLite from 'better-sqlite3'

/** Throws a sentence if another server has the folder. Call what it returns to let go. */
export function lockFolder(dataDir: string): () => void {
  const lock = new SQLite(join(dataDir, 'lock'), { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('begin exclusive')
  } catch {
    lock.close()
    throw new Error(
      `Another Rådslag server is using ${dataDir}. Stop it first, or give this one a DATA_DIR of its own.`,
    )
  }
  return () => void lock.close()
}
