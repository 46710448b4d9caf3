/** What a phone shows of the room's words: its owner's own, and all of a question with the answers under each. */
import type { ContributionView } from '$lib/contract/wire/contributions.ts'
import { type OwnPost, ownPosts } from '$lib/own/posts.ts'
import type { Room } from './room.svelte.ts'

/** What was written on this phone. */
export function postsOf({ live, outbox, meeting, agenda, now }: Room): OwnPost[] {
  const { wall, contributions } = live.picture
  const all = live.isWhole ? [...contributions.values()] : null
  // Written here for others at a table, it stands on the table's page.
  const mine = live.mine.filter(({ atTable }) => !atTable)
  return ownPosts(mine, outbox.items, { wall, contributions: all, meeting, agenda, now })
}

/** A question's words with the answers under each, oldest first. */
export interface Said extends ContributionView {
  replies: ContributionView[]
}

export function saidIn(threadId: string | null, contributions: Iterable<ContributionView>): Said[] {
  const said = new Map<string, Said>()
  const replies: ContributionView[] = []
  for (const view of contributions) {
    if (view.threadId !== threadId) continue
    if (view.parentId) replies.push(view)
    else said.set(view.id, { ...view, replies: [] })
  }
  for (const reply of replies.sort(byTime)) said.get(reply.parentId ?? '')?.replies.push(reply)
  return [...said.values()].sort(byTime)
}

const byTime = (a: ContributionView, b: ContributionView) =>
  a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
