/** One question of the record: what was said to it, how, what was not shown, and where it goes on. */
import type { ContributionView } from '../../../src/lib/contract/wire.ts'
import { channels } from '../../../src/lib/contract/words.ts'
import { channelLabel, reasonLabel, replyLabel } from '../../../src/lib/labels.ts'
import { m } from '../../../src/lib/paraglide/messages.js'
import { hours, longDate, moment } from '../../../src/lib/when.ts'
import type { ThreadPage } from '../../domain/threads/read.ts'
import type { Block } from './paper.ts'
import type { Recorded } from './record.ts'

export function questionBlocks(recorded: Recorded, page: ThreadPage): Block[] {
  return [
    { is: 'heading', level: 2, text: page.thread.question },
    { is: 'small', text: countsOf(recorded, page) },
    ...heldBlocks(recorded, page),
    ...page.posts.flatMap((post) => [
      wordsOf(recorded, page, post),
      ...post.replies.map((reply) => wordsOf(recorded, page, reply)),
    ]),
    ...onwardsBlocks(recorded, page),
  ]
}

/** Of this meeting's own, those that everybody in the room could see. */
function countsOf({ meeting }: Recorded, { posts }: ThreadPage): string {
  const shownHere = ({ meetingId, state }: ContributionView) => meetingId === meeting.id && state === 'shown'
  const said = posts.filter(shownHere)
  const replies = posts.flatMap((post) => post.replies).filter(shownHere)
  if (said.length + replies.length === 0) return m.forum_said_none()
  const counts = [
    { label: m.record_said(), count: said.length },
    ...channels.map((channel) => ({
      label: channelLabel[channel](),
      count: said.filter((post) => post.channel === channel).length,
    })),
    { label: m.record_replies(), count: replies.length },
  ]
  return listed(counts.filter(({ count }) => count > 0))
}

const listed = (counts: { label: string; count: number }[]): string =>
  counts.map(({ label, count }) => `${label}: ${count}`).join(' · ')

function heldBlocks({ onRecord }: Recorded, { thread }: ThreadPage): Block[] {
  const held = onRecord.heldBack.filter(({ threadId }) => threadId === thread.id)
  if (held.length === 0) return []
  const counts = [
    { label: m.record_held(), count: held.reduce((sum, { count }) => sum + count, 0) },
    ...held.map(({ reason, count }) => ({
      label: reason ? reasonLabel[reason]() : m.record_no_reason(),
      count,
    })),
  ]
  return [{ is: 'small', text: listed(counts) }]
}

function wordsOf(recorded: Recorded, { meetings }: ThreadPage, view: ContributionView): Block {
  const { meeting } = recorded
  const elsewhere = meetings.find(({ id }) => id === view.meetingId && id !== meeting.id)
  const by = [
    view.parentId && view.kind ? replyLabel[view.kind]() : null,
    view.name,
    channelLabel[view.channel](),
    moment(view.createdAt, meeting.startsAt),
    elsewhere && m.record_elsewhere({ title: elsewhere.title, date: longDate(elsewhere.startsAt) }),
  ]
  return {
    is: 'words',
    text: view.state === 'shown' ? view.text : m.record_taken_back(),
    by: by.filter(Boolean).join(' · '),
    isReply: view.parentId !== null,
  }
}

function onwardsBlocks({ meeting, origin }: Recorded, { thread, next }: ThreadPage): Block[] {
  const address = origin && `${origin}/t/${thread.id}`
  const link: Block[] = address ? [{ is: 'link', before: m.record_onwards(), text: address, address }] : []
  if (!next || next.id === meeting.id) return link
  const time = `${longDate(next.startsAt)}, ${hours(next.startsAt, next.endsAt)}`
  return [...link, { is: 'text', text: m.record_next({ title: next.title, time, place: next.place }) }]
}
