/** A client's own picture of a meeting, kept equal to the server's by applying what changed. */
import { type ListName, forEachList, listNames } from './contract/lists.ts'
import type { MeetingView } from './contract/wire/meeting.ts'
import type { CatchUp, Listed } from './contract/wire/picture.ts'
import type { WallView } from './contract/wire/wall.ts'

type Named = { id: string }

/** One list of a picture, by id. What a page brings to it is one change, however much it is. */
export class Listing<T extends Named> extends Map<string, T> {
  change(upserts: readonly T[], removed: readonly string[]): void {
    for (const entity of upserts) this.set(entity.id, entity)
    for (const id of removed) this.delete(id)
  }
}

type Listings = { [L in ListName]: Listing<Listed[L]> }

export interface Picture extends Listings {
  epoch: string
  head: number
  meeting: MeetingView | null
  wall: WallView | null
}

/** What became of a page: a `gap` must be fetched, a `new_epoch` loaded again from nothing. */
export type Step = 'applied' | 'ignored' | 'gap' | 'new_epoch'

export const emptyPicture = (): Picture => ({
  // Empty lists are lists of anything.
  ...(forEachList(() => new Listing<never>()) as Listings),
  epoch: '',
  head: 0,
  meeting: null,
  wall: null,
})

/** Changes the picture in place. An overlap does no harm: what comes is the present state, not a difference. */
export function applyPage(picture: Picture, page: CatchUp): Step {
  if (picture.epoch !== '' && page.epoch !== picture.epoch) return 'new_epoch'
  if (page.from > picture.head) return 'gap'
  if (picture.epoch !== '' && page.head <= picture.head) return 'ignored'

  const { upserts, removed } = page
  for (const name of listNames) put(picture[name], upserts[name], removed[name])
  picture.meeting = upserts.meeting ?? picture.meeting
  picture.wall = upserts.wall ?? picture.wall
  picture.epoch = page.epoch
  picture.head = page.head
  return 'applied'
}

/** Makes one picture equal to another, for whoever draws the first: what is the same in both is not touched. */
export function become(picture: Picture, whole: Picture): void {
  for (const name of listNames) replace(picture[name], whole[name])
  const { epoch, head, meeting, wall } = whole
  Object.assign(picture, { epoch, head, meeting, wall })
}

function replace(old: Listing<Named>, fresh: Listing<Named>) {
  const gone = [...old.keys()].filter((id) => !fresh.has(id))
  put(old, [...fresh.values()], gone)
}

/** One list is handed its own kind of entities: which list that is, the callers' `name` says. */
export function put(into: Listing<Named>, upserts: Named[], removed: string[]) {
  if (upserts.length > 0 || removed.length > 0) into.change(upserts, removed)
}
