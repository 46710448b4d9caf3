/** *Opsamling*: one table at a time tells the others what it came to, with a clock for all to see. */
import { WallTableInput } from '../../../src/lib/contract/inputs/wall.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { standIn } from '../stands/stand.ts'
import type { Tools } from '../tools.ts'
import { saveProgramme, seizedProgramme } from './programme.ts'
import { modeChange } from './steer.ts'

/** `standId: null` shows all tables side by side. Without minutes it may take what it takes. Refuses `not_found`. */
export async function showTable(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId, standId, minutes } = parse(WallTableInput, input)

  await tools.write(async (trx, record) => {
    await ledMeetingFor(trx, actor, meetingId)
    if (standId !== null) await standIn(trx, meetingId, standId)
    const programme = await seizedProgramme(trx, meetingId)
    const change = await modeChange(tools, trx, programme, 'tables')
    const now = tools.now()
    await saveProgramme(tools, trx, programme, {
      ...change,
      mode: 'tables',
      since: now,
      thinkingUntil: null,
      standId,
      standUntil: standId !== null && minutes ? now + minutes * 60_000 : null,
    })
    record({ name: 'programme.changed', meetingId })
  })
}

/** Its turn ends, if it is its turn. */
export async function leaveTable(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  meetingId: string,
  standId: string,
): Promise<void> {
  const programme = await seizedProgramme(trx, meetingId)
  if (programme.standId !== standId) return
  await saveProgramme(tools, trx, programme, { standId: null, standUntil: null })
  record({ name: 'programme.changed', meetingId })
}
