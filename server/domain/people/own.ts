/** What a meeting keeps of one device alone. No feed says it. */
import type { OwnContribution } from '../../../src/lib/contract/wire/contributions.ts'
import type { HatMark } from '../../../src/lib/contract/wire/hats.ts'
import type { Reader } from '../../persistence/schema.ts'
import { hatOfDevice } from '../hats/read.ts'
import { wordsOf } from '../stands/own.ts'

export interface Own {
  /** Also what it wrote for those at its table. */
  mine: OwnContribution[]
  /** What its words are marked with from now on. */
  hat: HatMark | null
}

export async function ownOf(reader: Reader, deviceHash: string): Promise<Own> {
  return { mine: await wordsOf(reader, deviceHash), hat: await hatOfDevice(reader, deviceHash) }
}
