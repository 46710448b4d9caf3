/** A picture in one piece, for a page that is made on this machine: over a wire it is cut into pages. */
import { type ListName, listNames } from '../../src/lib/contract/lists.ts'
import type { Entities, Lists } from '../../src/lib/contract/wire/picture.ts'
import type { Reader } from '../persistence/schema.ts'
import { changedSince, headOf } from './named.ts'
import { type Beholder, nothingPresented, present } from './present.ts'

export interface Whole extends Entities {
  /** From where to listen on. */
  whole: { epoch: string; head: number }
}

/** So many names may stand in one question to either database. */
const atOnce = 1000

/** All that an audience sees. Its reads belong in one snapshot. */
export async function readWhole(reader: Reader, epoch: string, beholder: Beholder): Promise<Whole> {
  const head = await headOf(reader, beholder.meetingId, beholder.audience)
  const named = await changedSince(reader, { ...beholder, from: 0 })
  const all = nothingPresented().upserts
  for (let i = 0; i < named.length; i += atOnce) {
    const { upserts } = await present(reader, beholder, named.slice(i, i + atOnce))
    for (const name of listNames) add(name, all, upserts)
    all.meeting ??= upserts.meeting
    all.wall ??= upserts.wall
  }
  return { ...all, whole: { epoch, head } }
}

function add<L extends ListName>(name: L, all: Lists, some: Lists) {
  all[name].push(...some[name])
}
