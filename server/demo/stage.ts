/** What the demo's parts share: a running server, its clock, and who leads. */
import type { Door } from '../auth/door.ts'
import type { Core } from '../core.ts'
import type { Actor } from '../domain/people/actor.ts'
import type { PlanInput } from '../../src/lib/contract/inputs/planning.ts'
import type { WallView } from '../../src/lib/contract/wire/wall.ts'
import type { Clock } from './clock.ts'

export interface Stage {
  core: Core
  /** Who is behind a phone's token. */
  door: Pick<Door, 'ask'>
  /** Without a slash at the end. */
  url: string
  clock: Clock
  leader: Actor
}

export interface Question {
  itemId: string
  threadId: string
}

/** Plans and announces, and answers with the questions on the agenda. */
export async function announced({ core, leader }: Stage, plan: PlanInput) {
  const { id: meetingId } = await core.meetings.plan(leader, plan)
  await core.meetings.announce(leader, { meetingId })
  return { meetingId, questions: await questionsOf({ core, leader }, meetingId) }
}

export async function questionsOf(
  { core, leader }: Pick<Stage, 'core' | 'leader'>,
  meetingId: string,
): Promise<Question[]> {
  const { agenda } = await core.meetings.read(leader, meetingId)
  return agenda.flatMap(({ id, threadId }) => (threadId ? [{ itemId: id, threadId }] : []))
}

export async function wallOf({ core }: Pick<Stage, 'core'>, meetingId: string): Promise<WallView> {
  const { upserts } = await core.feed.since(meetingId, 'room', 0)
  if (!upserts.wall) throw new Error(`Meeting ${meetingId} has no wall.`)
  return upserts.wall
}
