/** What the room has before its eyes, for pages that are made before the feed is heard. */
import type { ContributionView } from '../../../src/lib/contract/wire/contributions.ts'
import type { WallView } from '../../../src/lib/contract/wire/wall.ts'
import { inOneSnapshot } from '../../persistence/snapshot.ts'
import { refuse } from '../../refusal.ts'
import { contributionViews } from '../contributions/read.ts'
import { mayReadWords, meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { wallViewOf } from './read.ts'

export interface StandingWall {
  wall: WallView
  /** In the order of the slots; the focused one first. */
  contributions: ContributionView[]
}

/** Refuses `join_first` where the words are not this actor's to read. */
export async function readWall(tools: Tools, actor: Actor, meetingId: string): Promise<StandingWall> {
  return inOneSnapshot(tools.db, async (reader) => {
    const { meeting, roles } = await meetingFor(reader, actor, meetingId)
    if (!mayReadWords(meeting, roles)) refuse('join_first')
    const wall = await wallViewOf(reader, meetingId)
    const ids = [wall.focusId, ...wall.slots.map((slot) => slot?.contributionId)].filter((id) => id != null)
    const views = await contributionViews(reader, ids, 'room', meetingId)
    return { wall, contributions: ids.flatMap((id) => views.find((view) => view.id === id) ?? []) }
  })
}
