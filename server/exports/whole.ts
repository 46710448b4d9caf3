/** A whole meeting, as far as one may read it on its pages. */
import type { Actor } from '../domain/people/actor.ts'
import type { Core } from '../core.ts'
import { refuse } from '../refusal.ts'

export type WholeMeeting = Awaited<ReturnType<typeof readWhole>>

/** Refuses `join_first` for who may not read the words. */
export async function readWhole(core: Core, actor: Actor, id: string) {
  const { meeting, agenda, threads, mayReadWords } = await core.meetings.read(actor, id)
  if (!mayReadWords) refuse('join_first')
  const pages = await Promise.all(threads.map((thread) => core.threads.read(actor, { id: thread.id })))
  return { meeting, agenda, pages }
}

/** The threads with their contributions and replies, each with what it said before it was mended, the oldest first. */
export async function withEarlier(core: Core, pages: WholeMeeting['pages']) {
  const earlier = await core.versions.earlierOf(pages.flatMap(({ versioned }) => versioned))
  const whole = <W extends { id: string }>(words: W) => {
    const before = earlier.get(words.id)
    return { ...words, ...(before && { earlier: before }) }
  }
  return pages.map(({ thread, posts }) => ({
    ...thread,
    contributions: posts.map((post) => ({ ...whole(post), replies: post.replies.map(whole) })),
  }))
}
