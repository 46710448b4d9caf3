/**
 * A hat: an office that somebody speaks from at one meeting. Only the desk gives one, so nobody makes themselves anything
 * by the name they type. Whoever wears it is marked in all that they write: to take it off for one contribution would make
 * the unmarked ones worth nothing. It is given back for good; a new one needs a new card, so nobody slips in and out of it.
 */
import type { Selectable } from 'kysely'
import type { HatMark } from '../../../src/lib/contract/wire/hats.ts'
import { sha256, typedCode } from '../../ids.ts'
import { seized } from '../../persistence/held.ts'
import type { HatTable, Reader, Trx } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'

export type Hat = Selectable<HatTable>

export const isWorn = ({ usedAt, returnedAt, takenBackAt }: Hat): boolean =>
  usedAt !== null && returnedAt === null && takenBackAt === null

/** The card is out, and nobody has used it yet. */
export const isOut = ({ usedAt, takenBackAt }: Hat): boolean => usedAt === null && takenBackAt === null

export const markOf = ({ kind, title, name }: HatMark): HatMark => ({ kind, title, name })

export const hatCodeHash = (code: string): string => sha256(typedCode(code))

/** Held against whoever would use it, or take it back, at the same instant. Refuses `not_found`. */
export async function seizedHat(trx: Trx, id: string): Promise<Hat> {
  const query = trx.selectFrom('hat').selectAll().where('id', '=', id)
  return (await query.$call(seized(trx)).executeTakeFirst()) ?? refuse('not_found')
}

/**
 * What this participant writes is marked with it from now on; null for nearly everybody. Who writes from home wears what a
 * phone that follows into the same account wears at the meeting: nobody steps out of office by going home.
 */
export async function wornBy(reader: Reader, participantId: string): Promise<Hat | null> {
  const found = await wornNow(reader)
    .where('participantId', 'in', (eb) =>
      eb
        .selectFrom('participant')
        .select('id')
        .where('id', '=', participantId)
        .unionAll(
          eb
            .selectFrom('participant as home')
            .innerJoin('participant as phone', (join) =>
              join
                .onRef('phone.accountId', '=', 'home.accountId')
                .onRef('phone.meetingId', '=', 'home.meetingId'),
            )
            .select('phone.id')
            .where('home.id', '=', participantId)
            .where('home.fromHome', '=', 1),
        ),
    )
    .executeTakeFirst()
  return found ?? null
}

/** Before the first words from home there is nobody there yet. */
export async function wornAtHome(
  reader: Reader,
  { account }: Pick<Actor, 'account'>,
  meetingId: string,
): Promise<Hat | null> {
  if (!account) return null
  const found = await wornNow(reader)
    .where('participantId', 'in', (eb) =>
      eb
        .selectFrom('participant')
        .select('id')
        .where('meetingId', '=', meetingId)
        .where('accountId', '=', account.id),
    )
    .executeTakeFirst()
  return found ?? null
}

/** The latest first. */
const wornNow = (reader: Reader) =>
  reader
    .selectFrom('hat')
    .selectAll()
    .where('returnedAt', 'is', null)
    .where('takenBackAt', 'is', null)
    .orderBy('usedAt', 'desc')

interface Marked {
  id: string
  hatId: string | null
}

/** The mark on each of these words that has one. What the desk took back marks nothing. */
export async function marksOn(reader: Reader, words: readonly Marked[]): Promise<Map<string, HatMark>> {
  const ids = new Set(words.flatMap(({ hatId }) => hatId ?? []))
  if (ids.size === 0) return new Map()
  const hats = await reader
    .selectFrom('hat')
    .select(['id', 'kind', 'title', 'name'])
    .where('id', 'in', [...ids])
    .where('takenBackAt', 'is', null)
    .execute()
  const marks = new Map(hats.map((hat) => [hat.id, markOf(hat)]))
  return new Map(
    words.flatMap(({ id, hatId }) => {
      const mark = marks.get(hatId ?? '')
      return mark ? [[id, mark] as const] : []
    }),
  )
}

/** As a view has it: who speaks from office is called by the name on the card, whatever else they typed. */
export const worn = (mark: HatMark | undefined) => mark && { hat: mark, name: mark.name }
