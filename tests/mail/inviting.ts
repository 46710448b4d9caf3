/** An announced meeting whose facilitator is about to invite, and postmen who carry what they send. */
import { onTestFinished } from 'vitest'
import type { Core } from '../../server/core.ts'
import type { MailFrom } from '../../server/config.ts'
import { type Carrier, type Message, carrierFor } from '../../server/mail/carrier.ts'
import { type Pace, createPostman } from '../../server/mail/postman.ts'
import type { PlanInput } from '../../src/lib/contract/inputs/planning.ts'
import { aKey, aMeeting, aWorld, hour } from '../support/world.ts'

export const from: MailFrom = { name: null, address: 'raadslag@example.dk' }

export const words = {
  language: 'da' as const,
  subject: 'Invitation: Torvet i Nørre Sundby',
  text: 'Hej\n\nKom og vær med.\n\nHvornår: tirsdag kl. 18.30\n\nhttps://raad.example.dk/m/1',
  link: 'https://raad.example.dk/m/1',
}

/** Announced for tomorrow, and somebody has seen a trial of it arrive. */
export async function anInviting(plan: Partial<PlanInput> = {}) {
  const world = await aWorld()
  const startsAt = world.clock.now() + 24 * hour
  const meeting = await aMeeting(world, { startsAt, endsAt: startsAt + 3 * hour, ...plan })
  const { core, host, meetingId } = meeting
  await core.meetings.announce(host, { meetingId })
  await core.inviting.trial(host, { meetingId, ...words })
  const trial = await core.mail.take()
  if (trial) await core.mail.settle(trial, { is: 'over', outcome: 'sent' })
  const send = async (list: string, more: Partial<typeof words> & { key?: string; seen?: string } = {}) => {
    const { seen } = await core.inviting.check(host, { meetingId, list })
    return core.inviting.send(host, { meetingId, key: aKey(), ...words, list, seen, ...more })
  }
  return {
    ...meeting,
    send,
    /** The invitation that was sent last. */
    letter: async () => {
      const { letters } = await core.inviting.read(host, meetingId)
      const latest = letters.find(({ kind }) => kind === 'invitation')
      if (!latest) throw new Error('Nobody was invited.')
      return latest
    },
  }
}

export const addresses = (n: number): string =>
  Array.from({ length: n }, (_, i) => `borger${i}@example.dk`).join('\n')

const swift: Pace = { lanes: 3, pauseMs: 0, lookMs: 20, restMs: 20, longestRestMs: 80, shredMs: 60_000 }

interface Employed {
  core: Core
  /** A server's address, or what carries instead of one. */
  carrier: string | Carrier
  pace?: Partial<Pace>
  shred?: () => Promise<void>
}

/** Stops with the test. What went wrong stands in `failures`. */
export function aPostman({ core, carrier, pace, shred = async () => {} }: Employed) {
  const failures: unknown[] = []
  const postman = createPostman({
    ...{ core, from, shred },
    carrier: typeof carrier === 'string' ? carrierFor({ smtpUrl: carrier, dataDir: '' }, 3) : carrier,
    failed: (error) => void failures.push(error),
    pace: { ...swift, ...pace },
  })
  onTestFinished(() => postman.stop())
  return Object.assign(postman, { failures })
}

/** Takes every mail, at once or as slowly as it is told. */
export function aBag(carry: (message: Message) => Promise<void> = async () => {}) {
  const carried: Message[] = []
  const carrier: Carrier = {
    is: 'smtp',
    async carry(message) {
      await carry(message)
      carried.push(message)
    },
    close: () => {},
  }
  return { carrier, carried }
}
