/** What happens elsewhere and changes the wall. */
import type { WallMode } from '../../../src/lib/contract/words.ts'
import { readingTime } from '../../../src/lib/contract/reading.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import type { Tools } from '../tools.ts'
import { emptySlots, saveProgramme, seizedProgramme } from './programme.ts'
import { endFocus, endShowings, seenUntil, takeDown } from './showings.ts'

/** A new mode with an empty wall: at the opening and at the end. */
export async function changeMode(tools: Tools, trx: Trx, meetingId: string, mode: WallMode): Promise<void> {
  const programme = await seizedProgramme(trx, meetingId)
  await takeDown(tools, trx, programme)
  await saveProgramme(tools, trx, programme, {
    mode,
    modeBefore: null,
    since: tools.now(),
    slots: emptySlots(programme.k),
    reservedId: null,
    focusId: null,
    focusShowingId: null,
    floorTaken: 0,
    thinkingUntil: null,
    standId: null,
    standUntil: null,
    changedAt: tools.now(),
    paceMs: 0,
  })
}

/** Takes one contribution off the wall at once, wherever it stands. */
export async function takeOff(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { meetingId, contributionId }: { meetingId: string; contributionId: string },
): Promise<void> {
  const programme = await seizedProgramme(trx, meetingId)
  const standing = programme.slots.find((slot) => slot?.id === contributionId)
  const focused = programme.focusId === contributionId
  if (!standing && !focused && programme.reservedId !== contributionId) return

  const now = tools.now()
  if (standing) await endShowings(trx, [standing], ({ since }) => seenUntil(programme, now) - since)
  if (focused) await endFocus(trx, programme, now)
  await saveProgramme(tools, trx, programme, {
    slots: programme.slots.map((slot) => (slot === standing ? null : slot)),
    reservedId: null,
    ...(focused && {
      mode: programme.mode === 'focus' ? (programme.modeBefore ?? 'running') : programme.mode,
      modeBefore: programme.mode === 'focus' ? null : programme.modeBefore,
      focusId: null,
      focusShowingId: null,
      since: now,
    }),
  })
  record({ name: 'programme.changed', meetingId })
}

/** What is written below a card that stands is given its own time, before the next change. */
export async function giveTimeToRead(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  { meetingId, contributionId, text }: { meetingId: string; contributionId: string; text: string },
): Promise<void> {
  const programme = await seizedProgramme(trx, meetingId)
  if (!programme.slots.some((slot) => slot?.id === contributionId)) return
  const changedAt = tools.now()
  const left = programme.changedAt + programme.paceMs - changedAt
  await saveProgramme(tools, trx, programme, { changedAt, paceMs: Math.max(left, readingTime(text)) })
  record({ name: 'programme.changed', meetingId })
}
