/** What `/metrics` says of mail. All processes on one database say the same: these are the queue's figures, not a process's. */
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Core } from '../core.ts'

export function measureMail(
  registry: Registry,
  { queue, outcomes }: Pick<Core['mail'], 'queue' | 'outcomes'>,
) {
  const registers = [registry]
  const waiting: Gauge = new Gauge({
    ...{ name: 'raadslag_mails_waiting', help: 'Mails that are still to be sent', registers },
    collect: async () => waiting.set((await queue()).waiting),
  })
  const oldest: Gauge = new Gauge({
    ...{
      name: 'raadslag_mails_oldest_seconds',
      help: 'For how long the oldest of them has waited',
      registers,
    },
    collect: async () => oldest.set((await queue()).oldestMs / 1000),
  })
  const over: Counter<'outcome'> = new Counter({
    ...{ name: 'raadslag_mails_total', help: 'Mails that are over, by what came of them', registers },
    labelNames: ['outcome'],
    collect: async () => {
      const counted = Object.entries(await outcomes())
      over.reset()
      for (const [outcome, mails] of counted) over.inc({ outcome }, mails)
    },
  })
}
