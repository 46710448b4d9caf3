/** What opens the door: six typed characters, the secret in the projected QR, that of printed posters, and of each stand. */
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import { JoinInput } from '../../../src/lib/contract/inputs/people.ts'
import { printedCodeLength } from '../../../src/lib/contract/limits.ts'
import { typedCode } from '../../ids.ts'
import type { Reader, Trx } from '../../persistence/schema.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { codesWork, findMeeting, ledMeetingFor } from './meeting.ts'
import { printedCode } from './printed-code.ts'

const kinds = ['typed', 'screen', 'poster'] as const
type Kind = (typeof kinds)[number]
export type JoinCodes = Record<Kind, string>

/** Refuses `code_wrong`, and `code_expired` before the doors open and after the meeting is closed. */
export async function meetingByCode(
  tools: Tools,
  input: unknown,
): Promise<{ meetingId: string; expected: number; standId: string | null }> {
  const { code } = parse(JoinInput, input)
  const found = (await codeOf(tools, code)) ?? refuse('code_wrong')
  const meeting = (await findMeeting(tools.db, found.meetingId)) ?? refuse('code_wrong')
  if (found.endedAt !== null || !codesWork(meeting, tools.now())) refuse('code_expired')
  return { meetingId: meeting.id, expected: meeting.expected, standId: found.standId }
}

/** Where a late guest belongs: the meeting of this code, if it is over and everybody may know of it. */
export async function closedMeetingByCode(tools: Tools, input: unknown): Promise<string | null> {
  const { code } = parse(JoinInput, input)
  const found = await codeOf(tools, code)
  const meeting = found && (await findMeeting(tools.db, found.meetingId))
  return meeting?.state === 'closed' && meeting.access !== 'closed' ? meeting.id : null
}

async function codeOf({ db }: Tools, code: string): Promise<Code | undefined> {
  const spelled = isTyped(code) ? typedCode(code) : code.trim()
  const isPrinted = spelled.length === printedCodeLength
  const door = await doorCode(db, isPrinted ? 'printedCode' : 'code', spelled)
  return door ?? standCode(db, isPrinted ? 'printedCode' : 'joinSecret', spelled)
}

interface Code {
  meetingId: string
  endedAt: number | null
  standId: string | null
}

async function doorCode(
  reader: Reader,
  how: 'code' | 'printedCode',
  code: string,
): Promise<Code | undefined> {
  const found = await reader
    .selectFrom('joinCode')
    .select(['meetingId', 'endedAt'])
    .where(how, '=', code)
    .executeTakeFirst()
  return found && { ...found, standId: null }
}

const standCode = (
  reader: Reader,
  how: 'joinSecret' | 'printedCode',
  code: string,
): Promise<Code | undefined> =>
  reader
    .selectFrom('stand')
    .select(['meetingId', 'endedAt', 'id as standId'])
    .where(how, '=', code)
    .executeTakeFirst()

/** Whether a person typed it; the secrets in QR codes cannot be guessed, so wrong ones are not counted. */
export const isTyped = (code: string): boolean => typedCode(code).length <= printedCodeLength

/** One live code of each kind. A typed one that was given out before is drawn again. */
export async function ensureCodes(tools: Tools, trx: Trx, meetingId: string): Promise<void> {
  for (const kind of kinds) await ensureCode(tools, trx, meetingId, kind)
}

const draws = 10

async function ensureCode(tools: Tools, trx: Trx, meetingId: string, kind: Kind): Promise<void> {
  for (let draw = 0; draw < draws; draw++) {
    const code = newCode(tools, kind)
    const onPaper = kind === 'poster' ? printedCode(code) : null
    const inserted = await trx
      .insertInto('joinCode')
      .values({ code, meetingId, kind, printedCode: onPaper, createdAt: tools.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('code')
      .executeTakeFirst()
    if (inserted || (await isLive(trx, meetingId, kind))) return
  }
  refuse('unavailable')
}

async function isLive(trx: Trx, meetingId: string, kind: Kind): Promise<boolean> {
  const live = await trx
    .selectFrom('joinCode')
    .select('code')
    .where('meetingId', '=', meetingId)
    .where('kind', '=', kind)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return live !== undefined
}

/** New codes for screen and keyboard; who is in stays in, and printed posters go on working. */
export async function renewCodes(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { meetingId } = parse(MeetingInput, input)
  await tools.write(async (trx, record) => {
    await ledMeetingFor(trx, actor, meetingId, 'seized')
    await trx
      .updateTable('joinCode')
      .set({ endedAt: tools.now() })
      .where('meetingId', '=', meetingId)
      .where('kind', 'in', ['typed', 'screen'])
      .where('endedAt', 'is', null)
      .execute()
    await ensureCodes(tools, trx, meetingId)
    record({ name: 'programme.changed', meetingId })
  })
}

export async function endCodes(trx: Trx, meetingId: string, now: number): Promise<void> {
  await trx
    .updateTable('joinCode')
    .set({ endedAt: now })
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .execute()
}

export async function codesOf(reader: Reader, meetingId: string): Promise<JoinCodes | null> {
  const live = await reader
    .selectFrom('joinCode')
    .select(['kind', 'code'])
    .where('meetingId', '=', meetingId)
    .where('endedAt', 'is', null)
    .execute()
  const codes = Object.fromEntries(live.map(({ kind, code }) => [kind, code])) as Partial<JoinCodes>
  return codes.typed && codes.screen && codes.poster
    ? { typed: codes.typed, screen: codes.screen, poster: codes.poster }
    : null
}

const newCode = (tools: Tools, kind: Kind): string => (kind === 'typed' ? tools.newCode() : tools.newSecret())
