/** Planning a meeting. */
import * as v from 'valibot'
import { maxSafetyDelaySeconds } from '../limits.ts'
import { accesses, itemKinds, meetingKinds } from '../words.ts'
import { Id, MeetingInput, instant, malformed, required, short, wholeNumber } from './parts.ts'

const Frame = v.object({
  purpose: short(600),
  influence: short(600),
  fixed: short(600),
  decides: short(600),
  afterwards: short(600),
})

const PlannedItem = v.object({
  /** Of an item that exists already; absent for a new one. */
  id: v.nullish(Id),
  /** Absent: as it is, and a new one is no break. */
  kind: v.optional(v.picklist(itemKinds, malformed)),
  title: required(120),
  minutes: wholeNumber(1, 600),
  /** The question to discuss; an item without one opens no thread. */
  question: v.nullish(short(200)),
})

export const PlanInput = v.pipe(
  v.object({
    kind: v.picklist(meetingKinds, malformed),
    title: required(120),
    place: required(120),
    address: short(200),
    directions: short(300),
    accessInfo: v.optional(short(600), ''),
    startsAt: instant,
    endsAt: instant,
    expected: wholeNumber(1, 100_000),
    access: v.picklist(accesses, malformed),
    /** Seconds; `null` shows nothing on the wall before somebody has approved it. */
    safetyDelaySeconds: v.nullable(wholeNumber(0, maxSafetyDelaySeconds)),
    filed: v.boolean(malformed),
    wifiName: v.optional(short(64), ''),
    wifiPassword: v.optional(short(64), ''),
    frame: Frame,
    agenda: v.pipe(v.array(PlannedItem, malformed), v.maxLength(40, malformed)),
  }),
  v.check((plan) => plan.endsAt > plan.startsAt, 'times_crossed'),
)

export type PlanInput = v.InferInput<typeof PlanInput>

export const ChangePlanInput = v.intersect([PlanInput, MeetingInput])
