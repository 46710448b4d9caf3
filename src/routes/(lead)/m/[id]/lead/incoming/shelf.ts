/**
 * What lies on the desk: which contributions belong under which tab, oldest first. All tabs are of the question on the
 * wall, counted by the wall's own rule, or all of the whole meeting.
 */
import type { ContributionView } from '../../../../../../lib/contract/wire/contributions.ts'
import { standingOf } from '../wall/fairTime.ts'

export const tabs = ['new', 'waiting', 'all', 'held', 'unanswered', 'beside'] as const
export type Tab = (typeof tabs)[number]

export interface Shelf {
  /** The question that is looked at; `null`: the whole meeting. */
  threadId: string | null
  /** Ids of contributions that have a visible reply. */
  answered: ReadonlySet<string>
  /** What somebody looks for (`termsIn`): all of it is to be found, in any order. */
  sought?: string[]
}

type Belongs = (one: ContributionView, shelf: Shelf) => boolean

const isHere: Belongs = ({ threadId }, shelf) => shelf.threadId === null || threadId === shelf.threadId

export const termsIn = (typed: string): string[] =>
  typed.toLocaleLowerCase().normalize().split(/\s+/).filter(Boolean)

const isFound: Belongs = ({ text, name, place, hat, desk }, { sought = [] }) => {
  if (sought.length === 0) return true
  const said = [text, name, place, hat?.name, desk?.wish].join(' ').toLocaleLowerCase()
  return sought.every((term) => said.includes(term))
}

const rules: Record<Tab, Belongs> = {
  new: (one) => standingOf(one) === 'unseen',
  all: (one) => one.state === 'shown' && standingOf(one) !== null,
  // Of the whole meeting also replies and words from home: somebody owes their authors a reason.
  held: (one, { threadId }) => standingOf(one) === 'held' || (threadId === null && one.state === 'held'),
  unanswered: (one, { answered }) => one.state === 'shown' && one.parentId === null && !answered.has(one.id),
  beside: (one) => one.state === 'shown' && standingOf(one) === null,
  waiting: ({ state }) => state === 'waiting',
}

export const belonging = (contributions: ContributionView[], tab: Tab, shelf: Shelf): ContributionView[] =>
  contributions.filter((one) => isHere(one, shelf) && isFound(one, shelf) && rules[tab](one, shelf))

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
