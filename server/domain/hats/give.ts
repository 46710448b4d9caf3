/** The desk gives somebody a card: this phone belongs to *Anna Holm, politiker, Børneudvalget*. */
import { GiveHatInput, PrintHatsInput } from '../../../src/lib/contract/inputs/hats.ts'
import type { HatMark } from '../../../src/lib/contract/wire/hats.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { logRoomAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { hatCodeHash, isOut, markOf, seizedHat } from './hat.ts'

/** What stands on a card. */
export interface HatCard extends HatMark {
  id: string
  /** Stored nowhere: it is read from the answer, or never. */
  code: string
}

/** Refuses `meeting_closed`: what is over is not spoken at. */
export async function giveHat(tools: Tools, actor: Actor, input: unknown): Promise<HatCard> {
  const { meetingId, ...mark } = parse(GiveHatInput, input)

  const { outcome } = await tools.write(async (trx, record) => {
    await givingMeetingFor(trx, actor, meetingId)
    const id = tools.newId()
    const code = newHatCode(tools)
    await trx
      .insertInto('hat')
      .values({
        ...{ id, meetingId, ...mark },
        codeHash: hatCodeHash(code),
        givenBy: actor.account?.id ?? refuse('login_first'),
        givenAt: tools.now(),
      })
      .execute()
    await logRoomAct(tools, trx, actor, { meetingId, act: 'give_hat', hatId: id })
    record({ name: 'hat.changed', meetingId, hatId: id })
    return { id, ...mark, code }
  })
  return outcome
}

/**
 * Cards for those that nobody has used, each with a new code, since the old one is known to nobody: a card that was printed
 * before, or a code that was written down, no longer works. What has been used meanwhile is left out.
 */
export async function printHats(tools: Tools, actor: Actor, input: unknown): Promise<HatCard[]> {
  const { meetingId, hatIds } = parse(PrintHatsInput, input)

  const { outcome } = await tools.write(async (trx) => {
    await givingMeetingFor(trx, actor, meetingId)
    const cards: HatCard[] = []
    for (const id of [...new Set(hatIds)].sort()) {
      const hat = await seizedHat(trx, id)
      if (hat.meetingId !== meetingId) refuse('not_found')
      if (!isOut(hat)) continue
      const code = newHatCode(tools)
      await trx
        .updateTable('hat')
        .set({ codeHash: hatCodeHash(code) })
        .where('id', '=', id)
        .execute()
      cards.push({ id, ...markOf(hat), code })
    }
    if (hatIds.length === 0) refuse('field_missing')
    return cards.length > 0 ? cards : refuse('hat_used')
  })
  return outcome
}

async function givingMeetingFor(trx: Trx, actor: Actor, meetingId: string): Promise<void> {
  const meeting = await ledMeetingFor(trx, actor, meetingId)
  if (meeting.state === 'closed') refuse('meeting_closed')
}

const newHatCode = (tools: Tools): string => tools.newCode() + tools.newCode()
