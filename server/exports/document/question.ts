/** One question of the record: what was said to it, how, what was not shown, and where it goes on. */
import { saidAt } from '../../../src/lib/contract/when-said.ts'
import type { ContributionView } from '../../../src/lib/contract/wire/contributions.ts'
import type { PromiseView } from '../../../src/lib/contract/wire/meeting.ts'
import { replyLabel, whence } from '../../../src/lib/labels.ts'
import { m } from '../../../src/lib/paraglide/messages.js'
import { saidBy } from '../../../src/lib/roles.ts'
import { saidLine, unshownLine } from '../../../src/lib/said.ts'
import { translatedBy } from '../../../src/lib/translated.ts'
import { dueDay, hours, longDate, moment } from '../../../src/lib/when.ts'
import type { QuestionSummary } from '../../domain/summary/summary.ts'
import type { ThreadPage, ThreadPost } from '../../domain/threads/read.ts'
import { answerBlocks } from './answers.ts'
import type { Block } from './paper.ts'
import type { Recorded } from './record.ts'

export function questionBlocks(recorded: Recorded, page: ThreadPage): Block[] {
  const question = recorded.summary.questions.find(({ thread }) => thread.id === page.thread.id)
  return [
    { is: 'heading', level: 2, text: page.thread.question },
    ...(question ? countBlocks(question) : []),
    ...answerBlocks(page.thread.answer, m.answer_to_thread()),
    ...themeBlocks(recorded, page, question),
    ...promiseBlocks(recorded.summary.promises.filter(({ threadId }) => threadId === page.thread.id)),
    ...onwardsBlocks(recorded, page),
  ]
}

/** Of this meeting's own, those that everybody in the room could see; and how many could not be seen, and why. */
function countBlocks(question: QuestionSummary): Block[] {
  const unshown = unshownLine(question)
  return [
    { is: 'small', text: saidLine(question) || m.forum_said_none() },
    ...(unshown ? [{ is: 'small' as const, text: unshown }] : []),
  ]
}

/** What was gathered comes first, and then the rest; where nothing was, all of it in the order in which it came. */
function themeBlocks(recorded: Recorded, page: ThreadPage, question: QuestionSummary | undefined): Block[] {
  const { themes = [], alone = [] } = question ?? {}
  const gathered = [...themes, { name: m.record_alone(), posts: alone, answer: undefined }].filter(
    ({ posts }) => posts.length > 0,
  )
  const placed = new Set(gathered.flatMap(({ posts }) => posts.map(({ id }) => id)))
  const rest = page.posts.filter(({ id }) => !placed.has(id))
  const whole = (id: string) => page.posts.filter((post) => post.id === id)
  return [
    ...gathered.flatMap(({ name, posts, answer }) => [
      { is: 'heading' as const, level: 3 as const, text: name },
      ...answerBlocks(answer, m.answer_to_theme({ theme: name })),
      ...posts.flatMap(({ id }) => saidBlocks(recorded, page, whole(id))),
    ]),
    ...(gathered.length > 0 && rest.length > 0
      ? [{ is: 'heading' as const, level: 3 as const, text: m.record_left() }]
      : []),
    ...saidBlocks(recorded, page, rest),
  ]
}

const saidBlocks = (recorded: Recorded, page: ThreadPage, posts: ThreadPost[]): Block[] =>
  posts.flatMap((post) => [
    wordsOf(recorded, page, post),
    ...answerBlocks(post.answer),
    ...post.replies.flatMap((reply) => [wordsOf(recorded, page, reply), ...answerBlocks(reply.answer)]),
  ])

/** Who does what, and by when. */
export const promiseBlocks = (promises: PromiseView[]): Block[] =>
  promises.length === 0
    ? []
    : [
        { is: 'heading', level: 3, text: m.record_promises() },
        {
          is: 'facts',
          rows: promises.map(({ who, what, due, answers }) => ({
            label: who,
            text: `${answers ? m.answer_promise_what() : what}\n${m.record_promise_by({ day: dueDay(due) })}`,
          })),
        },
      ]

function wordsOf(recorded: Recorded, { meetings }: ThreadPage, view: ContributionView): Block {
  const { meeting } = recorded
  const isReply = view.parentId !== null
  if (view.state !== 'shown') return { is: 'words', text: m.record_taken_back(), by: '', isReply, into: [] }
  const elsewhere = meetings.find(({ id }) => id === view.meetingId && id !== meeting.id)
  const by = [
    view.parentId && view.kind ? replyLabel[view.kind]() : null,
    saidBy(view),
    whence(view),
    moment(saidAt(view), meeting.startsAt),
    elsewhere && m.record_elsewhere({ title: elsewhere.title, date: longDate(elsewhere.startsAt) }),
  ]
  return {
    is: 'words',
    text: view.text,
    by: by.filter(Boolean).join(' · '),
    isReply,
    into: (view.translations ?? []).map((one) => ({ text: one.text, mark: translatedBy(one) })),
  }
}

function onwardsBlocks({ meeting, origin }: Recorded, { thread, next }: ThreadPage): Block[] {
  const address = origin && `${origin}/t/${thread.id}`
  const link: Block[] = address ? [{ is: 'link', before: m.record_onwards(), text: address, address }] : []
  if (!next || next.id === meeting.id) return link
  const time = `${longDate(next.startsAt)}, ${hours(next.startsAt, next.endsAt)}`
  return [...link, { is: 'text', text: m.record_next({ title: next.title, time, place: next.place }) }]
}
