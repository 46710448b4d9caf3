/** A client's own picture of a meeting, kept equal to the server's by applying what changed. */
import type {
  AgendaItemView,
  CatchUp,
  ContributionView,
  MeetingView,
  ThreadView,
  WallView,
} from './contract/wire.ts'

export interface Picture {
  epoch: string
  head: number
  contributions: Map<string, ContributionView>
  threads: Map<string, ThreadView>
  agenda: Map<string, AgendaItemView>
  meeting: MeetingView | null
  wall: WallView | null
}

/** What became of a page: a `gap` must be fetched, a `new_epoch` loaded again from nothing. */
export type Step = 'applied' | 'ignored' | 'gap' | 'new_epoch'

export const emptyPicture = (): Picture => ({
  epoch: '',
  head: 0,
  contributions: new Map(),
  threads: new Map(),
  agenda: new Map(),
  meeting: null,
  wall: null,
})

/** Changes the picture in place. An overlap does no harm: what comes is the present state, not a difference. */
export function applyPage(picture: Picture, page: CatchUp): Step {
  if (picture.epoch !== '' && page.epoch !== picture.epoch) return 'new_epoch'
  if (page.from > picture.head) return 'gap'
  if (picture.epoch !== '' && page.head <= picture.head) return 'ignored'

  const { upserts, removed } = page
  put(picture.contributions, upserts.contributions, removed.contributions)
  put(picture.threads, upserts.threads, removed.threads)
  put(picture.agenda, upserts.agenda, removed.agenda)
  picture.meeting = upserts.meeting ?? picture.meeting
  picture.wall = upserts.wall ?? picture.wall
  picture.epoch = page.epoch
  picture.head = page.head
  return 'applied'
}

/** Makes one picture equal to another, for whoever draws the first: what is the same in both is not touched. */
export function become(picture: Picture, whole: Picture): void {
  replace(picture.contributions, whole.contributions)
  replace(picture.threads, whole.threads)
  replace(picture.agenda, whole.agenda)
  const { epoch, head, meeting, wall } = whole
  Object.assign(picture, { epoch, head, meeting, wall })
}

function replace<T extends { id: string }>(old: Map<string, T>, fresh: Map<string, T>) {
  const gone = [...old.keys()].filter((id) => !fresh.has(id))
  put(old, [...fresh.values()], gone)
}

function put<T extends { id: string }>(into: Map<string, T>, upserts: T[], removed: string[]) {
  for (const entity of upserts) into.set(entity.id, entity)
  for (const id of removed) into.delete(id)
}
