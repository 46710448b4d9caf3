/** What leads the wall, and what walls report. */
import * as v from 'valibot'
import { maxSlots } from '../limits.ts'
import { wallModes, wallThemes } from '../words.ts'
import { Id, Key, malformed, wholeNumber } from './parts.ts'

export const WallTableInput = v.object({
  meetingId: Id,
  standId: v.nullable(Id),
  minutes: v.nullish(wholeNumber(1, 60)),
})

export const WallModeInput = v.object({
  meetingId: Id,
  mode: v.picklist(wallModes, malformed),
  /** Minutes of *summepause*; only with `thinking`. */
  minutes: v.nullish(wholeNumber(1, 5)),
})

export const WallFocusInput = v.object({ meetingId: Id, id: v.nullable(Id) })

export const LetInInput = v.object({ meetingId: Id, id: Id })

export const WallSizeInput = v.object({
  meetingId: Id,
  /** `null` lets the walls decide. */
  slots: v.optional(v.nullable(wholeNumber(1, maxSlots))),
  text: v.optional(v.picklist(['large', 'small'], malformed)),
  theme: v.optional(v.picklist(wallThemes, malformed)),
  largeCode: v.optional(v.boolean(malformed)),
})

export const WallFloorInput = v.object({ meetingId: Id, taken: v.boolean(malformed) })

/** `leftOut`: it goes on showing the wall, and neither leads nor decides how much fits. */
export const WallLeaveOutInput = v.object({ meetingId: Id, screenId: Key, leftOut: v.boolean(malformed) })

export const WallAdvanceInput = v.object({
  meetingId: Id,
  version: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  slot: wholeNumber(0, maxSlots - 1),
  shownMs: wholeNumber(0, 86_400_000),
})

/** Tells two windows of one computer apart; made by the page. */
export const ScreenInput = v.object({ screenId: Key })

export const WallBeatInput = v.object({
  meetingId: Id,
  ...ScreenInput.entries,
  /** How many slots fit, and how many characters fit in one without paging. */
  k: wholeNumber(1, maxSlots),
  charactersPerSlot: wholeNumber(10, 5000),
  visible: v.boolean(malformed),
})

export type WallBeatInput = v.InferInput<typeof WallBeatInput>
