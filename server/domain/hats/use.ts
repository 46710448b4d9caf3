/** Somebody uses the code on their card, and later may give the hat back. */
import { HatCodeInput } from '../../../src/lib/contract/inputs/hats.ts'
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import type { HatMark } from '../../../src/lib/contract/wire/hats.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { codesWork, findMeeting } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { participantFor } from '../people/enter.ts'
import { participantOf } from '../people/roles.ts'
import { retellHandOf } from '../speakers/speaker.ts'
import type { Tools } from '../tools.ts'
import { type Hat, hatCodeHash, isWorn, markOf, wornAtHome, wornBy } from './hat.ts'

export interface HatOffer {
  meetingId: string
  meetingTitle: string
  hat: HatMark
  /** This phone wears it already. */
  isWorn: boolean
  /** What it would give back for it. */
  instead: HatMark | null
}

/**
 * What a card says, without using it: whoever previews a link has used nothing. Refuses as using it would: `hat_wrong`,
 * `hat_taken_back`, `hat_used` on another phone, and `code_expired` outside the hours of the meeting's own codes.
 */
export async function readHatOffer(tools: Tools, actor: Actor, input: unknown): Promise<HatOffer> {
  const { code } = parse(HatCodeInput, input)
  const { hat, meeting } = await usableHat(tools, tools.db, await hatOf(tools.db, code))
  const key = actor.keyIn(hat.meetingId)
  const participantId = key && (await participantOf(tools.db, key, hat.meetingId))
  const mine = participantId ? await wornBy(tools.db, participantId) : null
  if (hat.usedAt !== null && mine?.id !== hat.id) refuse('hat_used')
  return {
    meetingId: meeting.id,
    meetingTitle: meeting.title,
    hat: markOf(hat),
    isWorn: mine?.id === hat.id,
    instead: mine && mine.id !== hat.id ? markOf(mine) : null,
  }
}

/**
 * From now on this phone's words are marked; those from before stay as they were read. The card lets it into the meeting as
 * well. The same phone again changes nothing, another is refused `hat_used`; what it wore before is given back.
 */
export async function putOnHat(tools: Tools, actor: Actor, input: unknown): Promise<{ meetingId: string }> {
  const { code } = parse(HatCodeInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    const { hat } = await usableHat(tools, trx, await hatOf(trx, code, seized(trx)))
    const { id: participantId } = await participantFor(tools, trx, actor, hat.meetingId, 'by_card')
    if (isWorn(hat) && hat.participantId === participantId) return { meetingId: hat.meetingId }
    if (hat.usedAt !== null) refuse('hat_used')
    await layDown(tools, trx, record, participantId)
    await trx
      .updateTable('hat')
      .set({ participantId, usedAt: tools.now() })
      .where('id', '=', hat.id)
      .execute()
    record({ name: 'hat.changed', meetingId: hat.meetingId, hatId: hat.id })
    await retellHandOf(trx, record, participantId)
    return { meetingId: hat.meetingId }
  })
  return outcome
}

/** New words are unmarked from now on; earlier ones keep their mark, since they were said from office. */
export async function giveBackHat(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId } = parse(MeetingInput, input)

  await tools.write(async (trx, record) => {
    const key = actor.keyIn(meetingId)
    const own = key && (await participantOf(trx, key, meetingId))
    const wearer = own ?? (await wornAtHome(trx, actor, meetingId))?.participantId
    await layDown(tools, trx, record, wearer ?? refuse('join_first'))
  })
}

/** The participant is seized, as a post seizes it: two cards on one phone at once take turns. */
async function layDown(tools: Tools, trx: Trx, record: Recorder, participantId: string): Promise<void> {
  await trx
    .selectFrom('participant')
    .select('id')
    .where('id', '=', participantId)
    .$call(seized(trx))
    .execute()
  const hat = await wornBy(trx, participantId)
  if (!hat) return
  await trx.updateTable('hat').set({ returnedAt: tools.now() }).where('id', '=', hat.id).execute()
  record({ name: 'hat.changed', meetingId: hat.meetingId, hatId: hat.id })
  await retellHandOf(trx, record, participantId)
}

const asItIs = <Q>(query: Q): Q => query

async function hatOf(reader: Reader, code: string, lock: ReturnType<typeof seized> = asItIs): Promise<Hat> {
  const query = reader.selectFrom('hat').selectAll().where('codeHash', '=', hatCodeHash(code))
  return (await query.$call(lock).executeTakeFirst()) ?? refuse('hat_wrong')
}

async function usableHat(tools: Tools, reader: Reader, hat: Hat) {
  if (hat.takenBackAt !== null) refuse('hat_taken_back')
  const meeting = (await findMeeting(reader, hat.meetingId)) ?? refuse('hat_wrong')
  if (!codesWork(meeting, tools.now())) refuse('code_expired')
  return { hat, meeting }
}
