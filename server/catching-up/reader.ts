/** Reads a feed: what changed since a number, as it now stands. */
import { FeedInput } from '../../src/lib/contract/inputs/feed.ts'
import { pageBytes, pageEntities } from '../../src/lib/contract/limits.ts'
import type { CatchUp } from '../../src/lib/contract/wire/picture.ts'
import type { Audience } from '../../src/lib/contract/words.ts'
import { mayReadWords, meetingFor } from '../domain/meetings/meeting.ts'
import type { Actor } from '../domain/people/actor.ts'
import { type Own, ownOf } from '../domain/people/own.ts'
import { parse } from '../parse.ts'
import type { Db, Reader } from '../persistence/schema.ts'
import { inOneSnapshot } from '../persistence/snapshot.ts'
import { refuse } from '../refusal.ts'
import { type Asked, changedSince, headOf } from './named.ts'
import { type Named, type Presented, nothingPresented, onlyOf, present } from './present.ts'
import { type Whole, readWhole } from './whole.ts'

export interface FeedReader {
  catchUp(actor: Actor, input: unknown): Promise<CatchUp>
  /** The same, with what is this device's own, for who has no socket to be told of it by. */
  catchUpAlone(actor: Actor, input: unknown): Promise<CatchUp & Partial<Own>>
  /** All that an audience sees, as it stands at one instant. Refuses as `catchUp` does. */
  whole(actor: Actor, meetingId: string, audience: Audience): Promise<Whole>
  /** Without asking who: for the process's own telling to rooms that were entered before. */
  since(meetingId: string, audience: Audience, since: number): Promise<CatchUp>
  heads(meetingIds: string[]): Promise<{ meetingId: string; audience: Audience; head: number }[]>
}

/** How many whole pictures are remembered; 500 phones that come back at once ask for the same one. */
const rememberedPictures = 50

export function createFeedReader(db: Db, epoch: () => string): FeedReader {
  const pictures = new Map<string, CatchUp>()

  async function since(meetingId: string, audience: Audience, from: number): Promise<CatchUp> {
    const head = await headOf(db, meetingId, audience)
    const name = `${epoch()} ${meetingId} ${audience} ${from} ${head}`
    const known = pictures.get(name)
    if (known) return known
    const page = await inOneSnapshot(db, (reader) => readPage(reader, epoch(), { meetingId, audience, from }))
    if (page.head === head || page.more) remember(pictures, name, page)
    return page
  }

  async function catchUp(actor: Actor, input: unknown): Promise<CatchUp> {
    const asked = parse(FeedInput, input)
    await assertMayRead(db, actor, asked.meetingId, asked.audience)
    if (asked.since === undefined) {
      const head = await headOf(db, asked.meetingId, asked.audience)
      return { epoch: epoch(), from: head, head, ...nothingPresented(), more: false }
    }
    // Numbers of another epoch, or from the future, mean nothing here: the whole picture mends it.
    const isOurs = asked.epoch === undefined || asked.epoch === epoch()
    const page = await since(asked.meetingId, asked.audience, isOurs ? asked.since : 0)
    return page.head < asked.since && isOurs ? since(asked.meetingId, asked.audience, 0) : page
  }

  return {
    since,
    catchUp,
    async catchUpAlone(actor, input) {
      const page = await catchUp(actor, input)
      const key = actor.keyIn(parse(FeedInput, input).meetingId)
      return { ...page, ...(key && (await ownOf(db, key.deviceHash))) }
    },
    async whole(actor, meetingId, audience) {
      await assertMayRead(db, actor, meetingId, audience)
      return inOneSnapshot(db, (reader) => readWhole(reader, epoch(), { meetingId, audience }))
    },
    heads: (meetingIds) =>
      meetingIds.length === 0
        ? Promise.resolve([])
        : db.selectFrom('feedHead').selectAll().where('meetingId', 'in', meetingIds).execute(),
  }
}

/** Refuses `not_found` for what one should not know of, and `forbidden` for words that are not one's to read. */
async function assertMayRead(db: Db, actor: Actor, meetingId: string, audience: Audience): Promise<void> {
  const { meeting, roles } = await meetingFor(db, actor, meetingId)
  if (audience === 'desk' && !roles.leads) refuse('forbidden')
  if (!mayReadWords(meeting, roles)) refuse('join_first')
}

async function readPage(
  reader: Reader,
  epoch: string,
  { meetingId, audience, from }: Asked,
): Promise<CatchUp> {
  const head = await headOf(reader, meetingId, audience)
  const rows = await changedSince(reader, { meetingId, audience, from }, pageEntities + 1)
  const named = rows.slice(0, pageEntities)
  const presented = await present(reader, { meetingId, audience }, named)
  const { kept, page } = cutToSize(named, presented)
  const more = kept.length < rows.length
  return { epoch, from, head: more ? (kept.at(-1)?.seq ?? head) : head, ...page, more }
}

const envelopeBytes = 400
/** Of something removed: its id, its quotes and its comma. */
const nameBytes = 29
const sizeOf = (view: unknown): number => Buffer.byteLength(JSON.stringify(view)) + 1

/** At least one thing, however large. */
function cutToSize(named: Named[], presented: Presented): { kept: Named[]; page: Presented } {
  const { meeting, wall, ...lists } = presented.upserts
  const sizes = new Map(
    Object.values(lists)
      .flat()
      .map((view) => [view.id, sizeOf(view)]),
  )
  let bytes = sizeOf([meeting, wall]) + envelopeBytes
  const cut = named.findIndex((row, i) => {
    bytes += sizes.get(row.entityId) ?? nameBytes
    return bytes > pageBytes && i > 0
  })
  if (cut === -1) return { kept: named, page: presented }
  const kept = named.slice(0, cut)
  return { kept, page: onlyOf(kept, presented) }
}

function remember(pictures: Map<string, CatchUp>, name: string, page: CatchUp) {
  pictures.set(name, page)
  const [eldest] = pictures.keys()
  if (pictures.size > rememberedPictures && eldest) pictures.delete(eldest)
}
