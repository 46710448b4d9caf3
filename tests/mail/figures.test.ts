import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { measureMail } from '../../server/mail/figures.ts'
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
