/** The table, for the terminal and for `docs/benchmarks.md`. */
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, totalmem, release } from 'node:os'
import { percentile } from '../../server/rehearsal/command/tally.ts'
import type { Delivery, Joining, Load, ModeChanges, Percentiles } from './place.ts'

export interface Line {
  part: string
  what: string
  measured: string
  /** What we want it to be, where we have said so. */
  wanted?: string
}

interface Used {
  /** Of one core. */
  share: number
  memoryMb: number
}

export function deliveryLines(part: string, joining: Joining, delivery: Delivery, used: Used): Line[] {
  const isOurs = part === 'Rådslag'
  const line = (what: string, measured: string, wanted?: string): Line => ({
    ...{ part, what, measured },
    ...(isOurs && wanted && { wanted }),
  })
  return [
    line(
      'Phones that joined from one address',
      `${joining.joined} in ${joining.seconds.toFixed(1)} s, ${joining.refused} refused`,
      '500 in 60 s, 0 refused',
    ),
    line('Post to acknowledgement', percentiles(delivery.toAcknowledgement)),
    line('Post to each phone', percentiles(delivery.toEachPhone)),
    line('Post to all phones', percentiles(delivery.toAllPhones), 'p99 under 150 ms'),
    line('Posts acknowledged', `${delivery.acknowledged} of ${delivery.posts}`),
    line('Lost, doubled', `${delivery.lost}, ${delivery.doubled}`, '0, 0'),
    line(
      'Server: share of one core, memory',
      `${Math.round(used.share * 100)} %, ${Math.round(used.memoryMb)} MB`,
    ),
  ]
}

/** Medians of the runs, beside the slowest of them. */
export function modeLines(part: string, { runs, missed }: ModeChanges): Line[] {
  const measured = (of: 'toEach' | 'toAll') => {
    const at = (share: keyof Percentiles) => {
      const sorted = runs.map((run) => run[of][share]).sort((a, b) => a - b)
      return `${share} ${Math.round(percentile(sorted, 0.5))} (${Math.round(sorted.at(-1) ?? 0)})`
    }
    return `${at('p50')}, ${at('p95')}, ${at('p99')} ms`
  }
  const wanted = part === 'Rådslag' ? { wanted: 'p95 under 300 ms, 0 missed' } : {}
  return [
    { part, what: 'Wall mode to each phone and wall', measured: measured('toEach') },
    {
      ...{ part, what: 'Wall mode to all phones and walls', ...wanted },
      measured: `${measured('toAll')}, ${missed} missed`,
    },
  ]
}

function percentiles(sorted: number[]): string {
  const at = (share: number) => Math.round(percentile(sorted, share))
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms`
}

export function machine(): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memory} GB, Linux ${release()}, Node ${process.versions.node}`
}

export function printed(lines: Line[]): string {
  const width = Math.max(...lines.map(({ what }) => what.length))
  let part = ''
  return lines
    .map((line) => {
      const heading = line.part === part ? '' : `\n${line.part}\n`
      part = line.part
      return `${heading}  ${line.what.padEnd(width)}  ${line.measured}${line.wanted ? `  (wanted: ${line.wanted})` : ''}`
    })
    .join('\n')
}

export function written(on: string, load: Omit<Load, 'place'>, lines: Line[]): string {
  const rows = lines.map(
    ({ part, what, measured, wanted = '' }) => `| ${part} | ${what} | ${measured} | ${wanted} |`,
  )
  return `# Measured

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}. ${on}.

${load.phones} phones in a second process on the same machine, ${load.postsPerSecond} posts a second for ${load.seconds} seconds, spread over
the phones so that none writes faster than it may. A desk and a leading wall are connected as in every meeting. SQLite, every
acknowledgement after the commit is on disk. *To all phones* is from Send to the last of them. *Wall mode* is from the key at the
desk, while people write as before: the median of five runs, and the slowest run in brackets.

| | What | Measured | Wanted |
|---|---|---|---|
${rows.join('\n')}
`
}

const file = new URL('../../docs/benchmarks.md', import.meta.url)

/** Sections begin with `## `; each is written by its own command, and stays as it is when another one is. */
export async function writeSection(heading: string, text: string): Promise<void> {
  const [first = '', ...sections] = (await readFile(file, 'utf8')).split(/^(?=## )/m)
  const others = sections.filter((section) => !section.startsWith(`## ${heading}\n`))
  const parts = [first, ...others, `## ${heading}\n\n${text}`]
  await writeFile(file, parts.map((part) => `${part.trim()}\n`).join('\n'))
}

/** What stands before the sections. */
export async function writeFirst(text: string): Promise<void> {
  const [, ...sections] = (await readFile(file, 'utf8')).split(/^(?=## )/m)
  await writeFile(file, [text, ...sections].map((part) => `${part.trim()}\n`).join('\n'))
}
