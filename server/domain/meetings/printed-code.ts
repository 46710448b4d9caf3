/**
 * What is typed from a poster or a sign where a camera fails. It is made from the secret in the printed square and stored
 * nowhere, so it lives exactly as long, and whoever renews the code on the wall spoils no paper.
 */
import { createHash } from 'node:crypto'
import { codeAlphabet, printedCodeLength } from '../../../src/lib/contract/limits.ts'
import type { Reader } from '../../persistence/schema.ts'

/** Longer than the one on the wall, so that one is never taken for the other. */
export const printedCode = (secret: string): string =>
  Array.from(
    createHash('sha256').update(`printed ${secret}`).digest().subarray(0, printedCodeLength),
    (byte) => codeAlphabet.charAt(byte % codeAlphabet.length),
  ).join('')

const monthMs = 31 * 24 * 3600_000

/** Whose secret this was made from, among the meetings to come and those of the last month. */
export async function printedSecret(reader: Reader, code: string, now: number): Promise<string | undefined> {
  if (code.length !== printedCodeLength) return undefined
  const posters = await reader
    .selectFrom('joinCode')
    .innerJoin('meeting', 'meeting.id', 'joinCode.meetingId')
    .select('joinCode.code as secret')
    .where('joinCode.kind', '=', 'poster')
    .where('meeting.endsAt', '>', now - monthMs)
    .execute()
  const signs = await reader
    .selectFrom('stand')
    .innerJoin('meeting', 'meeting.id', 'stand.meetingId')
    .select('stand.joinSecret as secret')
    .where('meeting.endsAt', '>', now - monthMs)
    .execute()
  return [...posters, ...signs].find(({ secret }) => printedCode(secret) === code)?.secret
}
