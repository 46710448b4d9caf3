/**
 * What has been gathered, as desk, wall and phone all draw it. Oldest first, themes and the words in them: no other order, so
 * that nothing moves because of what others thought of it.
 */
import { bySaid } from './when-said.ts'
import type { ContributionView, ThemeView } from './wire/contributions.ts'

export interface Gathered {
  theme: ThemeView
  contributions: ContributionView[]
}

export interface Grouping {
  /** Also those that nothing is in yet. */
  themes: Gathered[]
  /** *Står for sig selv*; `null` while nobody has said so of anything. */
  alone: Gathered | null
  /** In none of them yet. */
  left: ContributionView[]
}

/** @param threadId `null`: of every question. */
export function grouped(
  themes: Iterable<ThemeView>,
  contributions: Iterable<ContributionView>,
  threadId: string | null,
): Grouping {
  const isHere = (one: { threadId: string }) => threadId === null || one.threadId === threadId
  const words = [...contributions].filter((one) => isHere(one) && mayBeGathered(one)).sort(bySaid)
  const places = [...themes].filter(isHere).sort(bySaid)
  const inside = new Map(places.map((theme): [string, Gathered] => [theme.id, { theme, contributions: [] }]))
  const left: ContributionView[] = []
  for (const one of words) {
    const found = (one.themeIds ?? []).flatMap((id) => inside.get(id) ?? [])
    for (const place of found) place.contributions.push(one)
    if (found.length === 0) left.push(one)
  }
  const all = [...inside.values()]
  const alone = all.filter(({ theme }) => theme.kind === 'alone').flatMap((place) => place.contributions)
  const aloneTheme = places.find(({ kind }) => kind === 'alone')
  return {
    themes: all.filter(({ theme }) => theme.kind === 'theme'),
    alone: aloneTheme ? { theme: aloneTheme, contributions: alone } : null,
    left,
  }
}

/** Replies stand under what they reply to; what was withdrawn is gone. */
const mayBeGathered = ({ parentId, state }: ContributionView): boolean =>
  parentId === null && state !== 'withdrawn' && state !== 'erased'
