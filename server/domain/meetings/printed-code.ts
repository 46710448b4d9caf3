/**
 * What is typed from a poster or a sign where a camera fails. It is made from the secret in the printed square and lies beside
 * it, so it lives exactly as long, and whoever renews the code on the wall spoils no paper.
 */
import { createHash } from 'node:crypto'
import { codeAlphabet, printedCodeLength } from '../../../src/lib/contract/limits.ts'

/** Longer than the one on the wall, so that one is never taken for the other. */
export const printedCode = (secret: string): string =>
  Array.from(
    createHash('sha256').update(`printed ${secret}`).digest().subarray(0, printedCodeLength),
    (byte) => codeAlphabet.charAt(byte % codeAlphabet.length),
  ).join('')

/** For a new stand: what its square says, and what is typed instead. */
export const onSign = (joinSecret: string) => ({ joinSecret, printedCode: printedCode(joinSecret) })
