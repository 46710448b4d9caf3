/** Cards for people who would rather write on paper, or have no phone. */
import { PrintCardsInput } from '../../../src/lib/contract/inputs/recording.ts'
import { claimCodeFrom, sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { threadAt } from '../threads/at.ts'
import type { Tools } from '../tools.ts'

export interface PrintedCard {
  number: number
  /** For its slip, and stored nowhere. */
  code: string
}

export interface PrintedSheet {
  question: string
  cards: PrintedCard[]
}

/**
 * New numbers, which go on from the last sheet's, and a new code for each: so nobody can print somebody else's slip again.
 * Refuses `not_announced` and `meeting_closed`.
 */
export async function printCards(tools: Tools, actor: Actor, input: unknown): Promise<PrintedSheet> {
  const { meetingId, threadId, count } = parse(PrintCardsInput, input)

  const { outcome } = await tools.write(async (trx) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    if (meeting.state === 'draft') refuse('not_announced')
    if (meeting.state === 'closed') refuse('meeting_closed')
    const { question } = await threadAt(trx, meetingId, threadId)
    const last = await lastNumber(trx, meetingId)
    const cards = Array.from({ length: count }, (_, i) => ({
      number: last + 1 + i,
      code: claimCodeFrom(tools.newSecret()),
    }))
    await trx
      .insertInto('paperCard')
      .values(
        cards.map(({ number, code }) => ({
          ...{ meetingId, threadId, number },
          claimHash: sha256(code),
          printedAt: tools.now(),
        })),
      )
      .execute()
    return { question, cards }
  })
  return outcome
}

async function lastNumber(trx: Trx, meetingId: string): Promise<number> {
  const { last } = await trx
    .selectFrom('paperCard')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  return last ?? 0
}
