/** What `/metrics` says of mail. All processes on one database say the same: these are the queue's figures, not a process's. */
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Core } from '../core.ts'

export function measureMail(
  registry: Registry,
  { queue, outcomes }: Pick<Core['mail'], 'queue' | 'outcomes'>,
) {
  const registers = [registry]
  const inQueue = atOnce(queue)
  const waiting: Gauge = new Gauge({
    ...{ name: 'raadslag_mails_waiting', help: 'Mails that are still to be sent', registers },
    collect: () =>
      orAbsent(
        async () => waiting.set((await inQueue()).waiting),
        () => waiting.remove(),
      ),
  })
  const oldest: Gauge = new Gauge({
    ...{
      name: 'raadslag_mails_oldest_seconds',
      help: 'For how long the oldest of them has waited',
      registers,
    },
    collect: () =>
      orAbsent(
        async () => oldest.set((await inQueue()).oldestMs / 1000),
        () => oldest.remove(),
      ),
  })
  const over: Counter<'outcome'> = new Counter({
    ...{ name: 'raadslag_mails_total', help: 'Mails that are over, by what came of them', registers },
    labelNames: ['outcome'],
    collect: () =>
      orAbsent(
        async () => {
          const counted = Object.entries(await outcomes())
          over.reset()
          for (const [outcome, mails] of counted) over.inc({ outcome }, mails)
        },
        () => over.reset(),
      ),
  })
}

/** While the database does not answer, the process's own figures are wanted most: they come without these. */
const orAbsent = (read: () => Promise<void>, takeAway: () => void): Promise<void> => read().catch(takeAway)

/** Who asks while another's answer is under way gets the same one. */
function atOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null
  return () => (underWay ??= ask().finally(() => (underWay = null)))
}
