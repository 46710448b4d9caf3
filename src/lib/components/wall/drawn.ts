import type { ContributionView, ThemeView, ThreadView } from '../../contract/wire/contributions.ts'
import type {
  AgendaItemView,
  MeetingView,
  PromiseView,
  SpeakerView,
  StandView,
} from '../../contract/wire/meeting.ts'
import type { WallView } from '../../contract/wire/wall.ts'

/** What a wall is drawn from, whoever draws it. */
export interface Drawn {
  wall: WallView
  contributions: ReadonlyMap<string, ContributionView>
  agenda: ReadonlyMap<string, AgendaItemView>
  threads: ReadonlyMap<string, ThreadView>
  themes: ReadonlyMap<string, ThemeView>
  stands: ReadonlyMap<string, StandView>
  promises: ReadonlyMap<string, PromiseView>
  /** Absent where nobody shows them. */
  speakers?: ReadonlyMap<string, SpeakerView>
  meeting: MeetingView
  /** The server's clock; epoch ms. */
  now: number
  /** What phones in the room can reach, `https://raad.example.dk`. */
  origin: string
}

/** The shape of what it is drawn on. */
export interface Shape {
  /** A hundredth of its height; px. */
  unit: number
  /** In hundredths of the height. */
  width: number
  isUpright: boolean
  /** Less broad than 3 by 2; what is upright is narrow as well. */
  isNarrow: boolean
}

export function shapeOf(width: number, height: number): Shape {
  return {
    unit: height / 100,
    width: height > 0 ? (100 * width) / height : 0,
    isUpright: width <= height,
    isNarrow: width < 1.5 * height,
  }
}
