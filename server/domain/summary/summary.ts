/** What came of a meeting, put in order: every question with its themes, what stands for itself, and what is in none yet. */
import type { AnswerView } from '../../../src/lib/contract/wire/answering.ts'
import type { ThemeView, ThreadView } from '../../../src/lib/contract/wire/contributions.ts'
import type { AgendaItemView } from '../../../src/lib/contract/wire/meeting.ts'
import type { HoldReason } from '../../../src/lib/contract/words.ts'
import { type ByChannel, type Said, byChannelOf, tallyOf } from '../contributions/count.ts'
import type { ThreadPost } from '../threads/read.ts'

export interface GatheredTheme {
  id: string
  name: string
  posts: ThreadPost[]
  answer?: AnswerView
}

export interface QuestionSummary {
  thread: ThreadView
  byChannel: ByChannel
  replies: number
  covered: number
  waiting: number
  forHours: number
  withdrawn: number
  heldBack: { reason: HoldReason | null; count: number }[]
  /** The oldest first; a contribution stands in each that it belongs to. */
  themes: GatheredTheme[]
  /** *Står for sig selv*. */
  alone: ThreadPost[]
  /** In no theme, and not said to stand for themselves. */
  left: ThreadPost[]
}

/** All that was found of one meeting, in no particular order. */
export interface Found {
  meetingId: string
  agenda: AgendaItemView[]
  threads: ThreadView[]
  /** Of its own and of what is public from others, by thread. */
  posts: Map<string, ThreadPost[]>
  themes: ThemeView[]
  /** The themes of this meeting that each contribution is in. */
  themesOf: Map<string, string[]>
  said: Said[]
  heldBack: { threadId: string; reason: HoldReason | null; count: number }[]
}

/** In the order of the agenda; questions whose item is gone come last. */
export function questionsOf(found: Found): QuestionSummary[] {
  const onAgenda = found.agenda.flatMap(({ threadId }) => threadId ?? [])
  const place = ({ id }: ThreadView) => (onAgenda.includes(id) ? onAgenda.indexOf(id) : onAgenda.length)
  return found.threads.toSorted((a, b) => place(a) - place(b)).map((thread) => questionOf(found, thread))
}

function questionOf(found: Found, thread: ThreadView): QuestionSummary {
  const isHere = ({ threadId }: { threadId: string }) => threadId === thread.id
  const said = found.said.filter(isHere)
  const { replies, covered, waiting, forHours, withdrawn } = tallyOf(said)
  const posts = (found.posts.get(thread.id) ?? []).map((post) => withOwnReplies(found, post))
  const themes = found.themes
    .filter(isHere)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  const inTheme = (theme: ThemeView) =>
    posts.filter(({ id, state }) => state === 'shown' && found.themesOf.get(id)?.includes(theme.id))
  return {
    thread,
    byChannel: byChannelOf(said),
    ...{ replies, covered, waiting, forHours, withdrawn },
    heldBack: found.heldBack.filter(isHere).map(({ reason, count }) => ({ reason, count })),
    themes: themes
      .filter(({ kind }) => kind === 'theme')
      .map((theme) => ({
        ...{ id: theme.id, name: theme.name, posts: inTheme(theme) },
        ...(theme.answer && { answer: theme.answer }),
      })),
    alone: themes.filter(({ kind }) => kind === 'alone').flatMap(inTheme),
    left: posts.filter((post) => isLeft(found, post)),
  }
}

/** Others answer at home, and at other meetings: that is told there. */
const withOwnReplies = ({ meetingId }: Found, post: ThreadPost): ThreadPost => ({
  ...post,
  replies: post.replies.filter((reply) => reply.meetingId === meetingId),
})

/** Of other meetings' words only what was gathered or answered here; of what was withdrawn only what was answered. */
function isLeft({ meetingId, themesOf }: Found, post: ThreadPost): boolean {
  if (post.replies.length === 0 && (post.meetingId !== meetingId || post.state !== 'shown')) return false
  return post.state !== 'shown' || !themesOf.has(post.id)
}

/** How the floor went round. */
export interface SpeakersCount {
  /** How often somebody was given the floor. */
  turns: number
  /** Of these, for the first time at this meeting. */
  firsts: number
  /** Hands of people who had not spoken, and never got to. */
  unheard: number
}

interface Hand {
  state: 'waiting' | 'speaking' | 'spoken' | 'withdrawn'
  spokeBefore: 0 | 1
  startedAt: number | null
}

export function speakersIn(hands: Hand[]): SpeakersCount {
  const spoke = hands.filter(({ startedAt }) => startedAt !== null)
  const isFirst = ({ spokeBefore }: Hand) => spokeBefore === 0
  return {
    turns: spoke.length,
    firsts: spoke.filter(isFirst).length,
    unheard: hands.filter((hand) => hand.state === 'waiting' && isFirst(hand)).length,
  }
}
