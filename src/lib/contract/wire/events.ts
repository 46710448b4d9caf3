/** What sockets carry, both ways. */
import type { Audience } from '../words.ts'
import type { OwnContribution } from './contributions.ts'
import type { HatMark } from './hats.ts'
import type { CatchUp } from './picture.ts'
import type { LookView, PresenceView } from './presence.ts'
import type { RoomEvents } from './room-events.ts'
import type { EveningEvents } from './evening-events.ts'
import type { ThemeEvents } from './theme-events.ts'
import type { WallEvents } from './wall-events.ts'

export interface ClientToServer extends RoomEvents, EveningEvents, ThemeEvents, WallEvents {}

export interface ServerToClient {
  changes: (message: { meetingId: string; audience: Audience } & CatchUp) => void
  mine: (message: { meetingId: string; contributions: OwnContribution[]; hat: HatMark | null }) => void
  presence: (message: { meetingId: string } & PresenceView) => void
  /** To each desk: what the others look at. */
  looks: (message: { meetingId: string; looks: LookView[] }) => void
}
