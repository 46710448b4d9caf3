/** What lies on the desk: which contributions belong under which tab, oldest first. */
import type { ContributionView } from '../../../../../../lib/contract/wire.ts'
import { isForWall } from '../wall/fairTime.ts'

export const tabs = ['new', 'all', 'held', 'unanswered', 'waiting'] as const
export type Tab = (typeof tabs)[number]

export interface Shelf {
  /** The question that the room is at; `null`: every one of the meeting's. */
  threadId: string | null
  /** Ids of contributions that have a visible reply. */
  answered: ReadonlySet<string>
}

type Belongs = (one: ContributionView, shelf: Shelf) => boolean

const isHere: Belongs = ({ threadId }, shelf) => shelf.threadId === null || threadId === shelf.threadId

/** What somebody must decide about is here whatever the room is talking of. */
const rules: Record<Tab, Belongs> = {
  new: (one, shelf) => isHere(one, shelf) && isForWall(one) && one.desk?.showings === 0,
  all: (one, shelf) => isHere(one, shelf) && one.state === 'shown',
  held: ({ state }) => state === 'held',
  unanswered: (one, shelf) =>
    isHere(one, shelf) && one.state === 'shown' && one.parentId === null && !shelf.answered.has(one.id),
  waiting: ({ state }) => state === 'waiting',
}

export const belonging = (contributions: ContributionView[], tab: Tab, shelf: Shelf): ContributionView[] =>
  contributions.filter((one) => rules[tab](one, shelf))

export const oldestFirst = (contributions: Iterable<ContributionView>): ContributionView[] =>
  [...contributions].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))

export const answeredIds = (contributions: Iterable<ContributionView>): Set<string> =>
  new Set(
    [...contributions].flatMap(({ parentId, state }) => (parentId && state === 'shown' ? [parentId] : [])),
  )

/**
 * What is shown of a tab: exactly what lay there when somebody looked, so that nothing moves under a finger; the rest
 * waits. An empty shelf takes what comes.
 */
export function laidOut(lying: string[], belonging: string[]): { lying: string[]; fresh: string[] } {
  if (lying.length === 0) return { lying: belonging, fresh: [] }
  const known = new Set(lying)
  return { lying, fresh: belonging.filter((id) => !known.has(id)) }
}
