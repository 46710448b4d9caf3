/**
 * A server as a process of its own, which invites many people by mail in its first life, and in each further one goes on
 * with what is left. `AHEAD_MS` is how far its clock is ahead of the machine's.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../server/config.ts'
import type { Core } from '../../server/core.ts'
import type { Actor } from '../../server/domain/people/actor.ts'
import { start } from '../../server/start.ts'

const { AHEAD_MS, INVITED, ...environment } = process.env
const now = () => Date.now() + Number(AHEAD_MS)
const words = { language: 'da' as const, subject: 'Invitation', text: 'Kom og vær med.', link: null }

const { core, port } = await start(readConfig(environment), { pages: 'none', now })
const secret = await core.accounts.offerSetUp()
if (secret) await invite(core, await anAccount(core, secret))
console.log(`listening on ${port}`)

async function anAccount({ accounts }: Core, secret: string): Promise<Actor> {
  const name = 'Karen Holm'
  const own = { name, email: 'karen@example.dk', password: 'en lang adgangskode' }
  const { accountId } = await accounts.setUp({ secret, municipality: 'Sønder Aaby Kommune', ...own })
  return { account: { id: accountId, name, roles: ['administrator'] }, keyIn: () => null }
}

async function invite({ meetings, inviting }: Core, host: Actor): Promise<void> {
  const startsAt = now() + 24 * 3_600_000
  const { id: meetingId } = await meetings.plan(host, {
    ...{ kind: 'public_meeting', title: 'Strømmen går', place: 'Kælderen', address: '', directions: '' },
    ...{
      startsAt,
      endsAt: startsAt + 3_600_000,
      expected: 60,
      access: 'open',
      safetyDelaySeconds: 8,
      filed: false,
    },
    frame: { purpose: 'At høre', influence: 'Lidt', fixed: 'Resten', decides: 'Rådet', afterwards: 'Svar' },
    agenda: [{ title: 'Først', minutes: 10, question: 'Hvad er der tilbage?' }],
  })
  await meetings.announce(host, { meetingId })
  await inviting.trial(host, { meetingId, ...words })
  while ((await inviting.read(host, meetingId)).letters.every(({ endedAt }) => endedAt === null))
    await sleep(50)
  const list = INVITED ?? ''
  const { seen } = await inviting.check(host, { meetingId, list })
  await inviting.send(host, { meetingId, key: 'the-one-invitation', ...words, list, seen })
}
