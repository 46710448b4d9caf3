/**
 * The server is killed while it sends some hundred mails to a real mail server. Everybody must get theirs, nobody more often
 * than a kill can be the reason for, and afterwards nobody's address may be left.
 */
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { leaseMs } from '../../server/domain/mail/letter.ts'
import { quiet } from '../../server/mail/postman.ts'
import { aPostOffice } from '../mail/post-office.ts'
import { pause } from '../support/pause.ts'
import { type Victim, aVictim } from './victim.ts'

const invited = Array.from({ length: 240 }, (_, i) => `borger${i}@example.dk`)
const kills = 3

let victim: Victim
afterEach(async () => {
  await victim.kill()
  await victim.forget()
})

test('everybody is invited, whenever the server dies', { timeout: 90_000 }, async () => {
  const office = await aPostOffice()
  office.thinks(15)
  let lives = 0
  victim = await aVictim('inviter.ts', () => ({
    ...{ SMTP_URL: office.url, MAIL_FROM: 'raadslag@example.dk', INVITED: invited.join('\n') },
    // What a life was sending when it died is sent again once its lease has run out.
    AHEAD_MS: String(lives++ * (leaseMs + 1000)),
  }))
  await victim.rise()
  for (let killed = 1; killed <= kills; killed++) {
    await until(() => office.arrived.length >= (invited.length / (kills + 1)) * killed)
    await victim.kill()
    await victim.rise()
  }
  await until(() => waiting(victim) === 0)
  // Between the end of the last letter and the cutting of the log.
  await victim.kill()
  await victim.rise()
  await expect.poll(() => filesWith(victim, 'borger'), { timeout: 10_000 }).toEqual([])
  await victim.kill('SIGTERM')

  const invitations = office.arrived.filter(({ to }) => to.startsWith('borger'))
  const copies = Map.groupBy(invitations, ({ to }) => to)
  expect(invited.filter((address) => !copies.has(address))).toEqual([])
  const names = [...copies.values()].map((same) => new Set(same.map(({ email }) => email.messageId)))
  expect(names.filter(({ size }) => size !== 1)).toEqual([])
  expect(new Set(names.flatMap((same) => [...same])).size).toBe(invited.length)
  const twice = invitations.length - invited.length
  expect(twice).toBeLessThanOrEqual(kills * quiet.lanes)
  expect(victim.said()).toBe('')
  console.log(`mailing: ${kills} kills, ${invitations.length} mails, ${twice} of them a second time`)
})

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 1200) throw new Error(`It never came to that. ${victim.said()}`)
    await pause(25)
  }
}

function waiting({ dataDir }: Victim): number {
  const file = new SQLite(join(dataDir, 'raadslag.db'), { readonly: true })
  const { count } = file.prepare('select count(*) as count from mail').get() as { count: number }
  file.close()
  return count
}

/** Also what was deleted, if its bytes are still there. */
async function filesWith({ dataDir }: Victim, word: string): Promise<string[]> {
  const names = await readdir(dataDir, { recursive: true, withFileTypes: true })
  return names
    .filter((one) => one.isFile() && readFileSync(join(one.parentPath, one.name)).includes(word))
    .map(({ name }) => name)
}
