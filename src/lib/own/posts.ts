/** A person's own words, wherever they are: on this device, on their way, with the desk, on the wall. */
import type { OwnContribution, TranslationView } from '$lib/contract/wire/contributions.ts'
import { saidAt } from '$lib/contract/when-said.ts'
import type { HoldReason } from '$lib/contract/words.ts'
import type { Kept } from '$lib/outbox.svelte.ts'
import { type Hall, waitFor } from './waiting.ts'

/** What became of them. Never the same sentence for two of these. */
export type Fate =
  | { is: 'unsent'; message?: string | undefined }
  | { is: 'refused'; message: string }
  | { is: 'received'; waitMs: number | null }
  /** Its question is still to come, or the room has left it. */
  | { is: 'ahead' }
  | { is: 'keeps_its_place' }
  /** The meeting closed before it was its turn. */
  | { is: 'never_shown' }
  | { is: 'under_another' }
  | { is: 'awaits_approval'; isMended: boolean }
  /** Sent outside of the hours in which words from home are read. */
  | { is: 'waits'; until: number }
  | { is: 'on_wall'; at: number }
  | { is: 'held'; reason: HoldReason | null; note: string | null }
  | { is: 'withdrawn' }

export interface OwnPost {
  key: string
  /** Of the server's contribution; null while it is on this phone alone. */
  id: string | null
  threadId: string
  text: string
  /** When it was said. */
  at: number
  /** When the server had it; of what is on this device alone, when it was written. */
  receivedAt: number
  fate: Fate
  /** Where its author would rather have it; null for no such wish. */
  wish: string | null
  translations?: TranslationView[] | undefined
  /** Held back by itself; why, once that is said. */
  nameHeld: OwnContribution['nameHeld'] | null
}

/** Newest first: what was just sent stands right under the field it came from. */
export function ownPosts(mine: OwnContribution[], kept: Kept[], hall: Hall): OwnPost[] {
  const known = new Set(mine.map(({ key }) => key))
  return [
    ...mine.map((post) => fromServer(post, hall)),
    ...kept.filter(({ key }) => !known.has(key)).map(fromOutbox),
  ].sort((a, b) => b.at - a.at)
}

/** Answers to that contribution which no server has answered for yet. */
export function onTheirWay(mine: OwnContribution[], kept: Kept[], parentId: string): OwnPost[] {
  const under = kept.filter((one) => one.parentId === parentId && one.id === undefined)
  return under.filter(({ key }) => !mine.some((post) => post.key === key)).map(fromOutbox)
}

const fromServer = (post: OwnContribution, hall: Hall): OwnPost => ({
  key: post.key,
  id: post.id,
  threadId: post.threadId,
  text: post.text,
  at: saidAt(post),
  receivedAt: post.createdAt,
  fate: fateOf(post, hall),
  wish: post.wish ?? null,
  translations: post.translations,
  nameHeld: post.nameHeld ?? null,
})

function fateOf(post: OwnContribution, hall: Hall): Fate {
  if (post.state === 'withdrawn' || post.state === 'erased') return { is: 'withdrawn' }
  if (post.state === 'held') return { is: 'held', reason: post.reason ?? null, note: post.note ?? null }
  if (post.waitsUntil !== undefined) return { is: 'waits', until: post.waitsUntil }
  if (post.state === 'waiting') return { is: 'awaits_approval', isMended: post.mended === true }
  if (post.parentId) return { is: 'under_another' }
  return post.shownAt ? { is: 'on_wall', at: post.shownAt } : unseenFate(post, hall)
}

/** Where the room is, seen from words that it has not been shown. */
function unseenFate(post: OwnContribution, hall: Hall): Fate {
  const { closedAt, currentItemId } = hall.meeting
  if (closedAt !== null && post.createdAt <= closedAt) return { is: 'never_shown' }
  const item = hall.agenda.find(({ threadId }) => threadId === post.threadId)
  if (closedAt !== null || !item || item.id === currentItemId)
    return { is: 'received', waitMs: waitFor(post, hall) }
  return item.startedAt === null ? { is: 'ahead' } : { is: 'keeps_its_place' }
}

const fromOutbox = ({ key, id, threadId, text, writtenAt, state, message }: Kept): OwnPost => ({
  key,
  id: id ?? null,
  threadId,
  text,
  at: writtenAt,
  receivedAt: writtenAt,
  fate:
    state === 'received'
      ? { is: 'received', waitMs: null }
      : state === 'refused'
        ? { is: 'refused', message: message ?? '' }
        : { is: 'unsent', message },
  wish: null,
  nameHeld: null,
})
