/** Copies of a SQLite database that goes on meanwhile, beside it in `DATA_DIR/backups`. Whoever has one has everything. */
import { createReadStream } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Core } from '../core.ts'
import type { Actor } from '../domain/people/actor.ts'
import type { Opened } from '../persistence/engine.ts'
import { refuse } from '../refusal.ts'
import { inTurns } from '../turns.ts'

export interface BackupView {
  name: string
  at: number
  bytes: number
}

export interface Backups {
  /** Whether this house takes its own; else its database does. */
  areOurs: boolean
  /** The latest first. Refuses `login_first` and `forbidden`, as all of these do. */
  list(actor: Actor): Promise<BackupView[]>
  /** Refuses `backup_elsewhere`. */
  take(actor: Actor): Promise<BackupView>
  /** Refuses `not_found`, and `fresh_login_first` unless the login began within the last quarter of an hour. */
  open(
    actor: Actor,
    here: { loginId: string | null },
    name: string,
  ): Promise<{ file: Readable; bytes: number }>
  /** Refuses `not_found`. */
  remove(actor: Actor, name: string): Promise<void>
}

interface Parts {
  folder: string
  database: Pick<Opened, 'backup'>
  administration: Pick<Core['administration'], 'mayBackUp' | 'mayFetchBackup' | 'logBackup'>
  now: () => number
}

const named = /^raadslag-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)\.db$/

export function createBackups({ folder, database, administration, now }: Parts): Backups {
  const place = join(folder, 'backups')
  const turns = inTurns({ atOnce: 1, mayWait: 2 })

  async function viewOf(name: string): Promise<BackupView[]> {
    const at = takenAt(name)
    const found = at === null ? null : await stat(join(place, name)).catch(() => null)
    return at !== null && found ? [{ name, at, bytes: found.size }] : []
  }

  async function found(name: string): Promise<BackupView> {
    const [view] = await viewOf(name)
    return view ?? refuse('not_found')
  }

  async function copy(take: NonNullable<Opened['backup']>): Promise<BackupView> {
    const name = nameAt(now())
    await mkdir(place, { recursive: true, mode: 0o700 })
    const beside = join(place, `${name}.new`)
    await rm(beside, { force: true })
    await take(beside)
    await chmod(beside, 0o600)
    await rename(beside, join(place, name))
    return found(name)
  }

  return {
    areOurs: database.backup !== null,
    async list(actor) {
      administration.mayBackUp(actor)
      const names = await readdir(place).catch(() => [])
      const views = (await Promise.all(names.map(viewOf))).flat()
      return views.sort((a, b) => b.at - a.at)
    },
    async take(actor) {
      administration.mayBackUp(actor)
      const take = database.backup ?? refuse('backup_elsewhere')
      const view = await turns(() => copy(take))
      await administration.logBackup(actor, { act: 'backup', name: view.name })
      return view
    },
    async open(actor, here, name) {
      await administration.mayFetchBackup(actor, here)
      const { bytes } = await found(name)
      await administration.logBackup(actor, { act: 'backup_out', name })
      return { file: createReadStream(join(place, name)), bytes }
    },
    async remove(actor, name) {
      administration.mayBackUp(actor)
      await found(name)
      await administration.logBackup(actor, { act: 'backup_gone', name })
      await rm(join(place, name))
    },
  }
}

/** By UTC, so that the names of one night stand in the order of its hours. */
export const nameAt = (at: number): string =>
  `raadslag-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}.db`

function takenAt(name: string): number | null {
  const [, day, hours, minutes, seconds] = named.exec(name) ?? []
  return day ? Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) : null
}
