/** The machine that the house stands on, for administrators: how it is doing, and its backups. */
import { statfs } from 'node:fs/promises'
import type { Config } from '../config.ts'
import type { Core } from '../core.ts'
import type { HouseHealth } from '../domain/administration/health.ts'
import type { Actor } from '../domain/people/actor.ts'
import type { Postman } from '../mail/postman.ts'
import type { Trouble } from '../mail/verdict.ts'
import type { Engine, Opened } from '../persistence/engine.ts'
import { type Backups, createBackups } from './backups.ts'
import type { JobView, Jobs } from './jobs.ts'
import { version } from './version.ts'

export interface Health extends HouseHealth {
  carries: Postman['carries']
  trouble: Trouble | null
  /** Where the links in mails lead; `isSet`: because `ORIGIN` says so, and not as far as this machine can know. */
  links: { address: string; isSet: boolean }
  jobs: JobView[]
  database: { engine: Engine; bytes: number }
  disk: { freeBytes: number; totalBytes: number }
  version: string
  /** When the latest was taken; null for none, and where the database is kept elsewhere. */
  backedUpAt: number | null
  warnings: Warning[]
}

export const warnings = [
  'mail_stuck',
  'mail_trouble',
  'mail_files',
  'no_origin',
  'backup_old',
  'backup_none',
  'disk_full',
  'job_failed',
  'job_late',
] as const
export type Warning = (typeof warnings)[number]

export interface Machine {
  /** Refuses `login_first` and `forbidden`. */
  health(actor: Actor): Promise<Health>
  backups: Backups
}

interface Parts {
  config: Config
  core: Core
  database: Pick<Opened, 'engine' | 'size' | 'backup'>
  jobs: Jobs
  postman: Postman
  /** Of this server in mails, as it is when asked. */
  address: () => string
  now: () => number
}

const stuckMs = 15 * 60_000
const oldMs = 7 * 24 * 3_600_000
const leastFree = 0.1
/** The clock that ticks each minute, with room for a round that has much to tell. */
const lateMs = 10 * 60_000

export function createMachine({ config, core, database, jobs, postman, address, now }: Parts): Machine {
  const backups = createBackups({
    folder: config.dataDir,
    database,
    administration: core.administration,
    now,
  })
  const startedAt = now()
  return {
    backups,
    async health(actor) {
      const house = await core.administration.health(actor)
      const [bytes, disk, taken] = await Promise.all([
        database.size(),
        statfs(config.dataDir),
        backups.list(actor),
      ])
      const known = {
        ...house,
        ...{ carries: postman.carries, trouble: postman.trouble(), jobs: jobs.list(), version },
        links: { address: address(), isSet: config.origin !== null },
        database: { engine: database.engine, bytes },
        disk: { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
        backedUpAt: taken[0]?.at ?? null,
      }
      return { ...known, warnings: warningsOf(known, { now: now(), startedAt }) }
    },
  }
}

/** What somebody should see to. */
export function warningsOf(
  { mail, carries, trouble, links, jobs, database, disk, backedUpAt }: Omit<Health, 'warnings'>,
  { now, startedAt }: { now: number; startedAt: number },
): Warning[] {
  const telling = jobs.find(({ name }) => name === 'telling')?.doneAt ?? startedAt
  const isOurs = database.engine === 'sqlite'
  const holds: Record<Warning, boolean> = {
    mail_stuck: mail.oldestMs > stuckMs,
    mail_trouble: trouble !== null,
    mail_files: carries === 'files',
    no_origin: !links.isSet,
    backup_none: isOurs && backedUpAt === null,
    backup_old: isOurs && backedUpAt !== null && now - backedUpAt > oldMs,
    disk_full: disk.freeBytes < disk.totalBytes * leastFree,
    job_failed: jobs.some(({ failedAt }) => failedAt !== null),
    job_late: now - telling > lateMs,
  }
  return warnings.filter((warning) => holds[warning])
}
