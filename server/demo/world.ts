/** An invented municipality: a meeting last week, one now, one next week. Made once for each folder, then found again. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join as pathOf } from 'node:path'
import type { Core } from '../core.ts'
import { makeSecret } from '../ids.ts'
import { hour, minute, onTuesday } from './clock.ts'
import { holdLastWeek } from './last-week.ts'
import { type Stage, announced } from './stage.ts'
import { followUp } from './texts/last-week.ts'
import { talkPlan } from './texts/talk.ts'

export const municipality = 'Lærkevig Kommune'
const contact = 'raadslag@laerkevig.example'
const leaderName = 'Ingrid Toft'

/** What a second start needs to go on. */
export interface World {
  accountId: string
  /** Of the meeting that is live. */
  meetingId: string
  /** Of the phones that joined it. */
  tokens: string[]
}

const fileIn = (dataDir: string) => pathOf(dataDir, 'demo.json')

/** The world that was made in this folder before; null if there is none. */
export async function recallWorld(dataDir: string): Promise<World | null> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null)
  // Written by `rememberWorld` alone.
  return text === null ? null : (JSON.parse(text) as World)
}

/** Beside the old one and then in its place, so that there is never half a file. */
export async function rememberWorld(dataDir: string, world: World): Promise<void> {
  const file = fileIn(dataDir)
  await writeFile(`${file}.new`, JSON.stringify(world), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** Throws a sentence where somebody else's municipality lives already. */
export async function makeWorld(scene: Omit<Stage, 'leader'>): Promise<World> {
  const accountId = await settle(scene.core)
  const stage = { ...scene, leader: leaderOf(accountId) }
  const [unsafePlaces] = await holdLastWeek(stage)
  scene.clock.backToPresent()
  if (unsafePlaces) await planNextWeek(stage, unsafePlaces.threadId)
  return { accountId, meetingId: await openTalk(stage), tokens: [] }
}

export const leaderOf = (accountId: string): Stage['leader'] => ({
  account: { id: accountId, name: leaderName, roles: ['administrator'] },
  keyIn: () => null,
})

/** Nobody needs the password: the links that are printed log in. */
async function settle({ accounts }: Core): Promise<string> {
  const secret = await accounts.offerSetUp()
  if (!secret) throw new Error('This database is in use already. Give the demo a DATA_DIR of its own.')
  const password = makeSecret()
  const email = 'ingrid@laerkevig.example'
  const { accountId } = await accounts.setUp({
    secret,
    municipality,
    contact,
    name: leaderName,
    email,
    password,
  })
  return accountId
}

async function planNextWeek(stage: Stage, threadId: string): Promise<void> {
  const { core, leader } = stage
  const startsAt = onTuesday(1, 19)
  const { meetingId } = await announced(stage, { ...followUp.plan, startsAt, endsAt: startsAt + 2 * hour })
  const { title, minutes } = followUp
  await core.threads.takeUp(leader, { meetingId, threadId, title, minutes })
}

/** It began a few minutes ago, and the room is at its first question. */
async function openTalk(stage: Stage): Promise<string> {
  const { core, leader, clock } = stage
  const startsAt = Math.floor((clock.now() - 5 * minute) / (5 * minute)) * 5 * minute
  const { meetingId, questions } = await announced(stage, {
    ...talkPlan,
    startsAt,
    endsAt: startsAt + 2 * hour,
  })
  await core.meetings.open(leader, { meetingId })
  const [first] = questions
  if (first) await core.agenda.move(leader, { meetingId, itemId: first.itemId })
  return meetingId
}
