/** For who writes without a feed that would tell them of it. */
import type { OwnContribution } from '../../../src/lib/contract/wire/contributions.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { ownContributions } from './own.ts'
import { submitContribution } from './submit.ts'

interface ReadBack {
  /** As its author reads it. The same words from another device are answered with the name of what stands, and no more. */
  said: OwnContribution | { id: string }
  isNew: boolean
  /** The room's head after it; absent if the room was told nothing. */
  seq?: number
}

/** Refuses as `submitContribution` does. */
export async function submitAndRead(tools: Tools, actor: Actor, input: unknown): Promise<ReadBack> {
  const { id, meetingId, isNew, heads } = await submitContribution(tools, actor, input)
  const own = await ownContributions(tools.db, actor, meetingId)
  const seq = heads.get(meetingId)?.room
  return { said: own.find((one) => one.id === id) ?? { id }, isNew, ...(seq && { seq }) }
}
