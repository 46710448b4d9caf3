/** Leading the wall, and what walls report. */
import type { WallMode, WallTheme } from '../words.ts'
import type { Ack, Nothing } from './answers.ts'
import type { ScreenView, WallBeatAnswer, WallView } from './wall.ts'

export interface WallEvents {
  'wall:table': (
    input: { meetingId: string; standId: string | null; minutes?: number | null },
    ack: Ack<Nothing>,
  ) => void
  'wall:mode': (
    input: { meetingId: string; mode: WallMode; minutes?: number | null },
    ack: Ack<Nothing>,
  ) => void
  'wall:focus': (input: { meetingId: string; id: string | null }, ack: Ack<Nothing>) => void
  'wall:let_in': (input: { meetingId: string; id: string }, ack: Ack<Nothing>) => void
  'wall:size': (
    input: {
      meetingId: string
      slots?: number | null
      text?: 'large' | 'small'
      theme?: WallTheme
      largeCode?: boolean
    },
    ack: Ack<Nothing>,
  ) => void
  'wall:floor': (input: { meetingId: string; taken: boolean }, ack: Ack<Nothing>) => void
  'wall:leave_out': (
    input: { meetingId: string; screenId: string; leftOut: boolean },
    ack: Ack<{ screens: ScreenView[] }>,
  ) => void
  'wall:advance': (
    input: { meetingId: string; version: number; slot: number; shownMs: number },
    ack: Ack<{ wall: WallView }>,
  ) => void
  'wall:beat': (
    input: { meetingId: string; screenId: string; k: number; charactersPerSlot: number; visible: boolean },
    ack: Ack<WallBeatAnswer>,
  ) => void
}
