/** What a phone shows of the room's words: its owner's own, and all of a question with the answers under each. */
import { bySaid } from '$lib/contract/when-said.ts'
import type { ContributionView } from '$lib/contract/wire/contributions.ts'
import { type OwnPost, onTheirWay, ownPosts } from '$lib/own/posts.ts'
import type { Room } from './room.svelte.ts'

/** What was written on this phone. */
export function postsOf({ live, outbox, meeting, agenda, now }: Room): OwnPost[] {
  const { wall, contributions } = live.picture
  // Gone through where a wait is asked for, and not for each message.
  const all = live.isWhole ? { [Symbol.iterator]: () => contributions.values() } : null
  // Written here for others at a table, it stands on the table's page.
  const mine = live.mine.filter(({ atTable }) => !atTable)
  return ownPosts(mine, outbox.items, { wall, contributions: all, meeting, agenda, now })
}

/** One's own answers to these words and to answers under them, as long as they are on this phone alone. */
export const answersOnTheirWay = ({ live, outbox }: Room, { id, replies }: Said): OwnPost[] =>
  [id, ...replies.map((reply) => reply.id)].flatMap((parentId) =>
    onTheirWay(live.mine, outbox.items, parentId),
  )

/** A question's words with the answers under each, oldest first. */
export interface Said extends ContributionView {
  replies: ContributionView[]
}

/** Words that are as they were are the very same object again: nobody draws them anew. */
export function saidIn(threadId: string | null, contributions: Iterable<ContributionView>): Said[] {
  const views: ContributionView[] = []
  const replies = new Map<string, ContributionView[]>()
  for (const view of contributions) {
    if (view.threadId !== threadId) continue
    if (view.parentId) addTo(replies, view.parentId, view)
    else views.push(view)
  }
  return views.sort(bySaid).map((view) => saidOf(view, replies.get(view.id)?.sort(bySaid) ?? []))
}

/** What lies in each theme, oldest first; what is in several lies in each. */
export function saidByTheme(said: Said[]): Map<string, Said[]> {
  const inside = new Map<string, Said[]>()
  for (const one of said) for (const id of one.themeIds ?? []) addTo(inside, id, one)
  return inside
}

function addTo<T>(lists: Map<string, T[]>, id: string, one: T) {
  const list = lists.get(id)
  if (list) list.push(one)
  else lists.set(id, [one])
}

const made = new WeakMap<ContributionView, Said>()

function saidOf(view: ContributionView, replies: ContributionView[]): Said {
  const before = made.get(view)
  if (before?.replies.length === replies.length && before.replies.every((reply, at) => reply === replies[at]))
    return before
  const said = { ...view, replies }
  made.set(view, said)
  return said
}
