import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { countOutcomes, readQueue } from '../../server/domain/mail/queue.ts'
import { newRegistry } from '../../server/http/health.ts'
import { measureMail } from '../../server/mail/figures.ts'
import { openDatabase } from '../../server/persistence/open.ts'
import { minute } from '../support/world.ts'
import { addresses, anInviting } from './inviting.ts'

const line = (text: string, name: string) =>
  text
    .split('\n')
    .find((one) => one.startsWith(`${name} `))
    ?.split(' ')[1]

test('whoever runs the server sees how many mails wait, for how long, and what came of the others', async () => {
  const { core, clock, send } = await anInviting()
  const registry = new Registry()
  measureMail(registry, core.mail)
  const figures = async () => {
    const said = await registry.metrics()
    expect(said).not.toContain('borger')
    return ['waiting', 'oldest_seconds', 'total{outcome="sent"}', 'total{outcome="address_unknown"}'].map(
      (name) => Number(line(said, `raadslag_mails_${name}`)),
    )
  }
  // The trial.
  expect(await figures()).toEqual([0, 0, 1, 0])
  await send(addresses(3))
  clock.pass(2 * minute)
  expect(await figures()).toEqual([3, 120, 1, 0])

  for (const outcome of ['sent', 'address_unknown'] as const) {
    const mail = await core.mail.take()
    if (mail) await core.mail.settle(mail, { is: 'over', outcome })
  }
  expect(await figures()).toEqual([1, 120, 2, 1])
  expect(await figures()).toEqual([1, 120, 2, 1])
})

test('a database that is gone takes these figures with it, and no others', async () => {
  const { tools } = await anInviting()
  const gone = await openDatabase(':memory:')
  await gone.close()
  const at = { tools, reads: 0 }
  const registry = newRegistry()
  const queue = () => {
    at.reads++
    return readQueue(at.tools)
  }
  measureMail(registry, { queue, outcomes: () => countOutcomes(at.tools) })
  expect(line(await registry.metrics(), 'raadslag_mails_waiting')).toBe('0')
  expect(at.reads).toBe(1)

  at.tools = { ...tools, db: gone.reading }
  const without = await registry.metrics()
  expect(without).not.toMatch(/^raadslag_mails/m)
  expect(Number(line(without, 'process_resident_memory_bytes'))).toBeGreaterThan(0)

  at.tools = tools
  expect(line(await registry.metrics(), 'raadslag_mails_waiting')).toBe('0')
})
