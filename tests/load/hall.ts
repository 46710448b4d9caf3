/** The bench's server: one process with its pages, in a folder of its own, and an open meeting at its first question. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { follow } from './followers.ts'
import { readConfig } from '../../server/config.ts'
import { start } from '../../server/start.ts'
import { newKey } from '../../src/lib/posting.ts'
import { givenTo, serve } from './child.ts'
import type { Place } from './place.ts'

const hour = 3_600_000
const part = (text: string) => `${text} Det er et eksempel.`

const dataDir = await mkdtemp(join(tmpdir(), 'raadslag-bench-'))
const given = givenTo<{ words?: number; followers?: number; smtpUrl?: string }>()
const config = readConfig({
  ...{ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
  ...(given.smtpUrl && {
    SMTP_URL: given.smtpUrl,
    MAIL_FROM: 'raadslag@example.dk',
  }),
})
const running = await start(config)
const { core } = running

const secret = (await core.accounts.offerSetUp()) ?? ''
const name = 'Bodil Krog'
const { accountId } = await core.accounts.setUp({
  ...{ secret, municipality: 'Prøvekøbing', name, email: 'bodil@example.dk', password: 'kun til en måling' },
})
const leader = { account: { id: accountId, name, roles: ['administrator' as const] }, keyIn: () => null }
const { id: meetingId } = await core.meetings.plan(leader, {
  kind: 'public_meeting',
  title: 'En fuld hal',
  place: 'Hallen',
  address: '',
  directions: '',
  startsAt: Date.now(),
  endsAt: Date.now() + 2 * hour,
  expected: 500,
  access: 'open',
  safetyDelaySeconds: 8,
  filed: false,
  frame: {
    purpose: part('At måle.'),
    influence: part('Tallene.'),
    fixed: part('Maskinen.'),
    decides: part('Uret.'),
    afterwards: part('De skrives ned.'),
  },
  agenda: [{ title: 'Hallen', minutes: 30, question: 'Hvor mange kan skrive på én gang?' }],
})
await core.meetings.announce(leader, { meetingId })
await core.meetings.open(leader, { meetingId })
const { agenda, codes } = await core.meetings.readDesk(leader, meetingId)
const [item] = agenda
if (!item?.threadId || !codes) throw new Error('The meeting has no question or no codes.')
await core.agenda.move(leader, { meetingId, itemId: item.id })
const threadId = item.threadId
const typingMs = await typeIn(given.words ?? 0)
if (given.followers) await follow(dataDir, core, leader, given.followers)

const place: Place = {
  url: `http://127.0.0.1:${running.port}`,
  meetingId,
  threadId,
  typingMs,
  code: codes.screen,
  wallCode: (await core.people.offerWall(leader, { meetingId })).code,
  deskCookie: `login=${await running.door.logins.begin(accountId)}`,
}
serve(place, async () => {
  await running.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Answers what one card took at the end; ms. */
async function typeIn(words: number): Promise<number> {
  const counted = 20
  let began = 0
  for (let n = 1; n <= words; n++) {
    if (n === words - counted + 1) began = performance.now()
    const text = `${n}. ${'Torvet skal bruges til noget, og det skal være for alle. '.repeat(1 + (n % 4))}`
    await core.contributions.record(leader, { key: newKey(), meetingId, threadId, channel: 'paper', text })
  }
  return (performance.now() - began) / counted
}
